import { Cron } from "croner";
import { faultOf, type Log } from "../base/log.ts";

export type Loop = {
  /** There is something to do: do it now, or right after the round under way. */
  wake(): void;
  /** Lets the rounds under way end. */
  stop(): Promise<void>;
};

/** Rounds of sending at a time: one that waits for somebody's slow line holds up nobody else. */
const DRAINS = 4;

/** Runs `drain` whenever woken and once a second (other processes leave work too), and `runDue` every five seconds. */
export function startLoop(work: { drain: () => Promise<void>; runDue: () => Promise<void> }, log: Log): Loop {
  const drain = rounds(work.drain, DRAINS, log);
  const due = rounds(work.runDue, 1, log);
  const jobs = [new Cron("* * * * * *", () => drain.ask()), new Cron("*/5 * * * * *", () => due.ask())];
  return {
    wake: drain.ask,
    async stop() {
      for (const job of jobs) job.stop();
      await Promise.all([drain.end(), due.end()]);
    },
  };
}

/** At most `places` runs at a time; asking while all are taken means one more after the first that ends. */
function rounds(work: () => Promise<void>, places: number, log: Log) {
  const running = new Set<Promise<void>>();
  let again = false;
  let ended = false;
  const run = async () => {
    do {
      again = false;
      await work().catch((error: unknown) => log.error(faultOf(error), "loop_failed"));
    } while (again && !ended);
  };
  return {
    ask() {
      if (ended) return;
      if (running.size >= places) again = true;
      else {
        const round = run().finally(() => running.delete(round));
        running.add(round);
      }
    },
    async end() {
      ended = true;
      await Promise.all(running);
    },
  };
}
