import type { Event } from "../engine/event.ts";
import type { Revision } from "../engine/revision.ts";
import type { Said } from "../engine/turn.ts";

/** Writes a dialogue down as a case of `flows/tests`. */
export class Recording {
  #turns: string[] = [];

  constructor(private readonly revision: Revision) {}

  add(said: Said, events: readonly Event[]): void {
    for (const [name, value] of Object.entries(said)) this.#turns.push(`${name}: ${scalar(value)}`);
    const messages = events.filter((event) => event.type === "message_created");
    const offered = messages.flatMap(({ choices }) => choices).map(({ token }) => token.slice(token.indexOf(":") + 1));
    const others = events.filter((event) => event.type !== "message_created").map(({ type }) => type);
    this.#turns.push(`us: ${list(messages.map(({ text }) => text.key))}`);
    if (offered.length > 0 && offered.every((id) => this.#isBranch(id)))
      this.#turns.push(`  choices: ${list(offered)}`);
    if (others.length > 0) this.#turns.push(`events: ${list(others)}`);
  }

  text(): string {
    const lines = this.#turns.map((turn) => (turn.startsWith(" ") ? `  ${turn}` : `  - ${turn}`));
    return ["name: 'Recorded: say here what it shows'", "turns:", ...lines, ""].join("\n");
  }

  /** Entries and topics come and go: a case that names a list of them would break with the next one. */
  #isBranch(id: string): boolean {
    return [...this.revision.flows.values()].some(({ nodes }) =>
      [...nodes.values()].some(({ branchOf }) => branchOf.has(id)),
    );
  }
}

function list(items: readonly string[]): string {
  return `[${items.map(scalar).join(", ")}]`;
}

/** Quoted where YAML might read something else. */
function scalar(value: unknown): string {
  const plain =
    typeof value === "string" &&
    /^[A-Za-z][\w.]*$/.test(value) &&
    !/^(?:yes|no|on|off|y|n|true|false|null)$/i.test(value);
  return plain ? value : JSON.stringify(value);
}
