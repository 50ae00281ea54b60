import type { Run } from "../run.ts";
import type { Taken } from "../taken.ts";

/** Notes the answer to a question of a screening; nothing where none is open, as after "enough". */
export function record(run: Run, question: string | undefined, { value }: Pick<Taken, "value">): void {
  if (question === undefined || !run.screening) return;
  const answer = typeof value === "string" || typeof value === "number" ? value : null;
  run.events.push({ type: "answer_recorded", question, answer });
}
