import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

export function raiseAlarm(run: Run, { alarm }: ActionOf<"raise_alarm">): void {
  run.events.push({ type: "alarm_raised", alarm });
}
