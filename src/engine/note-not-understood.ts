import type { Run } from "./run.ts";

/** Says that nothing answers a question, and which message asked it where that may be said. */
export function noteNotUnderstood(run: Run, message: string | null): void {
  run.events.push(
    message === null ? { type: "question_not_understood" } : { type: "question_not_understood", message },
  );
}
