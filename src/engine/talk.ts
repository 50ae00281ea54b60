import type { Language } from "../base/language.ts";
import type { InboundContent } from "../domain/channel.ts";
import type { Reading } from "../domain/reading.ts";
import type { Env } from "./env.ts";
import type { Event, Trigger } from "./event.ts";
import type { Revision } from "./revision.ts";
import type { Session } from "./session.ts";
import { statusAfter } from "./status-after.ts";
import { step } from "./step.ts";

export type World = {
  revision: Revision;
  env: Env;
  understand: (content: InboundContent, current: { language: Language | null }) => Reading;
};

/** One conversation in memory, as the line would keep it: dialogues and the terminal play with it. */
export class Talk {
  session: Session | null = null;
  status: Env["status"];
  #now: number;

  constructor(private readonly world: World) {
    this.#now = world.env.now;
    this.status = world.env.status;
  }

  /** `part` replaces what was understood of it. */
  hear(content: InboundContent, part: Partial<Reading> = {}): Event[] {
    const understood = this.world.understand(content, { language: this.session?.language ?? null });
    const reading = { ...understood, ...part };
    if (reading.risk !== "none") this.#queue();
    const events = this.move({ type: "read", reading });
    if (content.kind === "media" && content.media.kind !== "sticker") this.#queue();
    return events;
  }

  /** The minutes pass without a word; a question that waits no longer times out. */
  wait(minutes: number): Event[] {
    this.#now += minutes * 60_000;
    return this.move({ type: "timed_out" });
  }

  move(trigger: Trigger): Event[] {
    const { revision, env } = this.world;
    const { session, events } = step(revision, this.session, trigger, {
      ...env,
      now: this.#now,
      status: this.status,
    });
    // As it is stored.
    this.session = JSON.parse(JSON.stringify(session)) as Session;
    this.status = statusAfter(this.status, events);
    if (events.some(({ type }) => type === "data_deleted")) this.session = null;
    return events;
  }

  /** Danger and what a program cannot hear wait for a person, whatever the flow makes of them. */
  #queue(): void {
    if (this.status === "bot") this.status = "waiting";
  }
}
