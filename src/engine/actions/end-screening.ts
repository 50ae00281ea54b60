import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

/** Nothing is recorded after this but the fact of it. */
export function endScreening(run: Run, { how }: ActionOf<"end_screening">): void {
  if (!run.screening) return;
  run.screening = false;
  run.trail = [];
  run.events.push({ type: "screening_ended", how });
}
