/** What the bench's people write. Everyone is welcomed first, which makes the person; that is not measured. */
export const SECRET = "bench-secret-0123456789";
export const PEOPLE = 400;
export const WELCOME = ["hello", "1", "1"];
/** Every kind of step: a choice, an answer, words, a question, a way back. */
const TALK = ["١", "2", "رجوع", "السلام عليكم", "قائمة", "2", "1", "menu", "عايز أعرف عن الشغل في السعودية", "back"];

let update = 0;

/** A Telegram update, as the webhook gets it; `round` counts a person's messages from 0. */
export function updateBody(who: number, round: number): string {
  const text = WELCOME[round] ?? TALK[(round - WELCOME.length) % TALK.length];
  return JSON.stringify({
    update_id: ++update * 10 + Number(process.env.BENCH_CHILD ?? 0),
    message: {
      message_id: round + 1,
      date: 1_790_000_000 + round,
      chat: { id: 1_000_000 + who, type: "private", first_name: "Test" },
      from: { id: 1_000_000 + who, is_bot: false, first_name: "Test", language_code: "ar" },
      text,
    },
  });
}

/** Works through `items` in order with `places` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  places: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const runner = async () => {
    while (next < items.length) await work(items[next++] as T);
  };
  await Promise.all(Array.from({ length: places }, runner));
}

export type Timing = { rate: number; latencies: number[] };

/**
 * Sends `rounds` messages of everyone, `places` at a time, at most `pace` a second; latencies in milliseconds, sorted.
 * A round before them is not measured: it opens the connections and has the statements prepared, as on a running line.
 */
export async function load(
  rounds: number,
  places: number,
  pace: number | null,
  send: (who: number, round: number) => Promise<void>,
): Promise<Timing> {
  const people = Array.from({ length: PEOPLE }, (_, who) => who);
  const latencies: number[] = [];
  await inParallel(people, places, (who) => send(who, WELCOME.length));
  const start = performance.now();
  let sent = 0;
  for (let round = 1; round <= rounds; round++) {
    await inParallel(people, places, async (who) => {
      if (pace) await until(start + (sent++ * 1000) / pace);
      const began = performance.now();
      await send(who, WELCOME.length + round);
      latencies.push(performance.now() - began);
    });
  }
  const rate = (rounds * PEOPLE) / ((performance.now() - start) / 1000);
  return { rate, latencies: latencies.sort((a, b) => a - b) };
}

async function until(time: number): Promise<void> {
  for (let left = time - performance.now(); left > 0; left = time - performance.now()) {
    await new Promise((resolve) => setTimeout(resolve, left));
  }
}
