import type { Run } from "../run.ts";

export function stopContact(run: Run): void {
  run.hush = "stopped";
  run.events.push({ type: "contact_stopped" });
}
