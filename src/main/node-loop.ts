import { Cron } from "croner";
import { faultOf, type Log } from "../base/log.ts";

export type Loop = {
  /** There is something to do: do it now, or right after the round under way. */
  wake(): void;
  /** Lets the round under way end. */
  stop(): Promise<void>;
};

/**
 * Runs `drain` whenever woken and once a second (other processes leave work too), and `runDue` every five seconds.
 * Rounds of one kind never overlap.
 */
export function startLoop(work: { drain: () => Promise<void>; runDue: () => Promise<void> }, log: Log): Loop {
  const drain = single(work.drain, log);
  const due = single(work.runDue, log);
  const jobs = [new Cron("* * * * * *", () => drain.ask()), new Cron("*/5 * * * * *", () => due.ask())];
  return {
    wake: drain.ask,
    async stop() {
      for (const job of jobs) job.stop();
      await Promise.all([drain.end(), due.end()]);
    },
  };
}

/** At most one run at a time; asking during a run means one more after it. */
function single(work: () => Promise<void>, log: Log) {
  let running: Promise<void> | null = null;
  let again = false;
  let ended = false;
  const run = async () => {
    do {
      again = false;
      await work().catch((error: unknown) => log.error(faultOf(error), "loop_failed"));
    } while (again && !ended);
    running = null;
  };
  return {
    ask() {
      if (ended) return;
      if (running) again = true;
      else running = run();
    },
    async end() {
      ended = true;
      await running;
    },
  };
}
