import type { Turn } from "../turn.ts";
import type { Gone, Place } from "./place.ts";

/** The way to a move as a dialogue of `flows/tests` writes it, a line a turn. */
export function tell({ from, move, place }: Gone): string {
  const steps = [...wayTo(from), { move, said: place.from?.said ?? [] }];
  return steps
    .flatMap(({ move: { turns, after }, said }) => [
      ...(after > 0 ? [`- silence: ${after / 60_000}`] : []),
      ...turns.map((turn) => `- ${write(turn)}`),
      ...(said.length > 0 ? [`- us: [${shown(said)}]`] : []),
    ])
    .join("\n");
}

type Step = Pick<NonNullable<Place["from"]>, "move" | "said">;

function wayTo(place: Place): Step[] {
  const steps: Step[] = [];
  for (let at = place.from; at; at = at.place.from) steps.unshift(at);
  return steps;
}

/** A circle says the same over and over. */
const MOST_SAID = 8;

function shown(said: readonly string[]): string {
  return said.length > MOST_SAID ? `${said.slice(0, MOST_SAID).join(", ")}, …` : said.join(", ");
}

function write(turn: Turn): string {
  return Object.entries(turn)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(", ");
}
