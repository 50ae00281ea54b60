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

/** Two: danger is called out while an earlier call still waits for somebody's slow chat. */
const ALERTS = 2;

export type Work = { drain: () => Promise<void>; runDue: () => Promise<void>; alert?: () => Promise<void> };

/**
 * Runs `drain` and `alert` whenever woken and once a second (other processes leave work too), neither waiting for the
 * other, and `runDue` every five seconds.
 */
export function startLoop(work: Work, log: Log): Loop {
  const drain = rounds(work.drain, DRAINS, log);
  const alert = rounds(work.alert ?? (async () => {}), ALERTS, log);
  const due = rounds(work.runDue, 1, log);
  const wake = () => {
    drain.ask();
    alert.ask();
  };
  const jobs = [new Cron("* * * * * *", wake), new Cron("*/5 * * * * *", () => due.ask())];
  return {
    wake,
    async stop() {
      for (const job of jobs) job.stop();
      await Promise.all([drain.end(), alert.end(), due.end()]);
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
