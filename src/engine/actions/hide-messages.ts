import type { Run } from "../run.ts";

export function hideMessages(run: Run): void {
  run.events.push({ type: "messages_hidden" });
}
