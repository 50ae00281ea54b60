import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMANDS, type Reading } from "../domain/reading.ts";
import { TOPICS } from "../domain/topic.ts";
import type { Env } from "./env.ts";
import type { Event, Trigger } from "./event.ts";
import type { Revision } from "./revision.ts";
import type { Session } from "./session.ts";
import { step } from "./step.ts";
import { env, fixture, reading } from "./testing/helpline.ts";
import { realWorld } from "./testing/real-world.ts";

const real = realWorld();

describe.each([
  { of: "the fixtures", revision: fixture, world: env },
  { of: "the flows of the repository", revision: real.revision, world: real.env },
])("step, over any conversation with $of", ({ revision, world }) => {
  const walks = fc.array(move(world), { minLength: 1, maxLength: 25 });
  const holds = (check: (walk: Walked) => void) =>
    fc.assert(
      fc.property(walks, (moves) => {
        check(walk(revision, world, moves));
      }),
      { numRuns: 300 },
    );

  it("never throws, and raises no error", () => {
    holds(({ events }) => expect(events.filter(({ type }) => type === "error_raised")).toEqual([]));
  });

  it("leaves a session that goes through JSON unchanged", () => {
    holds(({ session }) => expect(JSON.parse(JSON.stringify(session))).toEqual(session));
  });

  it("waits at a node that waits, or rests at a flow not yet begun", () => {
    holds(({ session }) => {
      const top = session.frames.at(-1);
      const node = revision.flows.get(top?.flow ?? "")?.nodes.get(top?.node ?? "");
      expect(session.waiting ? node?.wait !== undefined : top?.fresh === true).toBe(true);
    });
  });

  it("offers what is waited for, with tokens that fit, and no more than the channel shows", () => {
    holds(({ session, last }) => {
      const { serial, options = [] } = session.waiting ?? { serial: 0 };
      const shown = last.flatMap((event) => (event.type === "message_created" ? event.choices : []));
      const tokens = shown.map(({ token }) => token);
      expect(tokens.every((token) => new TextEncoder().encode(token).length <= world.limits.tokenBytes)).toBe(true);
      expect(tokens.length === 0 || tokens.join() === options.map((id) => `${serial}:${id}`).join()).toBe(true);
      expect(tokens.length).toBeLessThanOrEqual(world.limits.choices);
    });
  });

  it("gives the same output for the same input, and changes nothing that it is given", () => {
    holds(({ session }) => {
      const frozen = deepFreeze(session);
      const trigger: Trigger = {
        type: "read",
        reading: reading({ text: "1", command: { name: "number", number: 1 } }),
      };
      expect(step(revision, frozen, trigger, world)).toEqual(step(revision, frozen, trigger, world));
    });
  });

  it("brings a person when one is asked for", () => {
    holds(({ session }) => {
      const after = step(revision, session, command("human"), world);
      const place = after.session.frames.map(({ flow }) => flow);
      expect(place).toContain(revision.helpline.commands.human);
      expect(after.events.some(({ type }) => type === "message_created" || type === "person_requested")).toBe(true);
    });
  });

  it("brings the menu when it is asked for, unless the chat is hidden", () => {
    holds(({ session }) => {
      const hidden = session.frames.at(-1)?.flow === revision.helpline.commands.quick_exit;
      const own = session.waiting?.options.includes("menu");
      const after = step(revision, session, { ...command("menu") }, world).session;
      if (hidden) expect(after.frames.at(-1)?.flow).toBe(revision.helpline.commands.quick_exit);
      else if (!own) expect(after.frames.map(({ flow }) => flow)).toEqual([revision.helpline.menu]);
    });
  });

  it("hides at once when that is asked for, whatever else the message is", () => {
    holds(({ session }) => {
      const trigger: Trigger = {
        type: "read",
        reading: reading({ command: { name: "quick_exit" }, risk: "urgent", signals: [] }),
      };
      const { events } = step(revision, session, trigger, world);
      expect(events.map((event) => (event.type === "message_created" ? event.text.key : event.type))).toEqual([
        "messages_hidden",
        "quick_exit.cover",
      ]);
    });
  });
});

/** A move names an option by its place, as what is offered is known only on the way. */
type Move = { trigger: Trigger; after: number } | { option: number; stale: boolean; after: number };
type Walked = { session: Session; events: Event[]; last: Event[] };

function walk(revision: Revision, world: Env, moves: readonly Move[]): Walked {
  let now = world.now;
  let session: Session | null = null;
  const events: Event[] = [];
  let last: Event[] = [];
  for (const made of moves) {
    now += made.after;
    const stepped: { session: Session; events: Event[] } = step(revision, session, triggerOf(made, session), {
      ...world,
      now,
    });
    session = stepped.session;
    last = stepped.events;
    events.push(...last);
  }
  return { session: session as unknown as Session, events, last };
}

function triggerOf(made: Move, session: Session | null): Trigger {
  if ("trigger" in made) return made.trigger;
  const options = session?.waiting?.options ?? [];
  const serial = (session?.waiting?.serial ?? 0) - (made.stale ? 1 : 0);
  const option = options[made.option % Math.max(options.length, 1)] ?? "nothing";
  return { type: "read", reading: reading({ kind: "choice", token: `${serial}:${option}` }) };
}

function move(world: Env): fc.Arbitrary<Move> {
  const after = fc.constantFrom(0, 1000, 3_600_000);
  const keys = [...world.content.articles.keys(), "GONE"];
  const answers = fc.array(
    fc.record({ key: fc.constantFrom(...keys), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      maxLength: 4,
    },
  );
  const words = fc
    .record({
      text: fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("أكلم شخص", "yes", "Talk to a person", "١")),
      risk: fc.constantFrom<Reading["risk"]>("none", "none", "none", "concern", "urgent"),
      language: fc.constantFrom("ar", "en", null),
      answers,
      topics: fc.array(
        fc.record({ topic: fc.constantFrom(...TOPICS), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
        { maxLength: 2 },
      ),
      foreign: fc.constantFrom<Reading["foreign"]>(null, null, null, "fr", "other"),
    })
    .map((part): Reading => reading(part));
  const other = fc.constantFrom<Partial<Reading>>(
    { kind: "start" },
    { kind: "media", media: "voice" },
    { kind: "location" },
    { kind: "contact_card" },
    { kind: "unsupported" },
    { kind: "choice", token: "c:menu" },
    { kind: "choice", token: "gibberish" },
  );
  const commands = fc
    .record({ name: fc.constantFrom(...COMMANDS), number: fc.integer({ min: 0, max: 12 }) })
    .map(({ name, number }) => reading({ command: name === "number" ? { name, number } : { name } }));
  const read = fc.oneof(words, commands, other.map(reading)).map((it): Trigger => ({ type: "read", reading: it }));
  const rest = fc.constantFrom<Trigger>({ type: "timed_out" }, { type: "entered", flow: "feedback" });
  return fc.oneof(
    { weight: 5, arbitrary: fc.record({ option: fc.nat({ max: 12 }), stale: fc.constant(false), after }) },
    { weight: 1, arbitrary: fc.record({ option: fc.nat({ max: 12 }), stale: fc.constant(true), after }) },
    { weight: 4, arbitrary: fc.record({ trigger: read, after }) },
    { weight: 1, arbitrary: fc.record({ trigger: rest, after }) },
  );
}

function command(name: "human" | "menu"): Trigger {
  return { type: "read", reading: reading({ command: { name } }) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
