import type { Run } from "../run.ts";

export function leaveQueue(run: Run): void {
  run.events.push({ type: "queue_left" });
}
