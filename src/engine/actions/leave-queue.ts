import type { Run } from "../run.ts";

export function leaveQueue(run: Run): void {
  run.requested = null;
  run.events.push({ type: "queue_left" });
}
