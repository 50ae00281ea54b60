import { Context, MemorySessionStorage, session } from "grammy";
import type { Trigger } from "../src/engine/event.ts";
import type { Session } from "../src/engine/session.ts";
import { step } from "../src/engine/step.ts";
import { env, fixture, reading } from "../src/engine/testing/helpline.ts";

/**
 * Steps a second for a choice made in a menu, beside what grammY's session middleware alone takes in memory for one
 * update of the same size: the ratio holds on any machine, the figures on this one.
 */
const ROUNDS = 7;
const STEPS = 100_000;
const PRESS = reading({ kind: "choice" });

const start = menuSession();
const best = { engine: 0, grammy: 0 };
for (let round = 0; round < ROUNDS; round++) {
  best.engine = Math.max(best.engine, STEPS / runEngine());
  best.grammy = Math.max(best.grammy, STEPS / (await runGrammy()));
}
console.log(`engine.step   ${Math.round(best.engine).toLocaleString("en")} a second`);
console.log(`grammy session ${Math.round(best.grammy).toLocaleString("en")} a second`);
console.log(`ratio         ${(best.engine / best.grammy).toFixed(2)}`);

/** Seconds for `STEPS` presses, from the menu into a topic and back. */
function runEngine(): number {
  let at = start;
  const began = performance.now();
  for (let i = 0; i < STEPS; i++) {
    const option = at.frames[0]?.node === "ask" ? "before" : "topics";
    at = step(fixture, at, press(at, option), env).session;
  }
  return (performance.now() - began) / 1000;
}

async function runGrammy(): Promise<number> {
  const storage = new MemorySessionStorage<Session>();
  const middleware = session<Session, Context & { session: Session }>({ initial: () => start, storage });
  const me = { id: 1, is_bot: true, first_name: "x", username: "x" } as Context["me"];
  const began = performance.now();
  for (let i = 0; i < STEPS; i++) {
    const update = {
      update_id: i,
      message: { message_id: i, date: 0, chat: { id: 5, type: "private", first_name: "x" } },
    };
    const context = new Context(update as Context["update"], {} as Context["api"], me) as Context & {
      session: Session;
    };
    await middleware(context, async () => {
      context.session = { ...context.session, serial: i };
    });
  }
  return (performance.now() - began) / 1000;
}

function menuSession(): Session {
  let at = step(fixture, null, { type: "read", reading: reading({ kind: "start" }) }, env).session;
  at = step(fixture, at, press(at, "en"), env).session;
  return step(fixture, at, press(at, "no"), env).session;
}

function press(at: Session, option: string): Trigger {
  return { type: "read", reading: { ...PRESS, token: `${at.waiting?.serial}:${option}` } };
}
