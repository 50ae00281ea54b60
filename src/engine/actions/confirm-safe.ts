import type { Run } from "../run.ts";

export function confirmSafe(run: Run): void {
  run.safe = true;
  run.events.push({ type: "safety_confirmed" });
}
