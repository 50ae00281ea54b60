import type { RuntimeNode } from "../revision.ts";
import type { Run } from "../run.ts";
import type { Taken } from "../taken.ts";

/** Notes the answer to a question of a screening; nothing where none is open, as after "enough". */
export function record(run: Run, question: string | undefined, { value }: Pick<Taken, "value">): void {
  if (question === undefined || !run.screening) return;
  const answer = typeof value === "string" || typeof value === "number" ? value : null;
  if (typeof answer === "string" && NO_ANSWERS.has(answer)) return;
  run.events.push({ type: "answer_recorded", question, answer });
}

/** "Enough" ends the questions, "that is all" a list: of neither anything is kept. */
const NO_ANSWERS: ReadonlySet<string> = new Set(["stop", "done"]);

export function isRecorded({ router }: RuntimeNode): boolean {
  return router !== undefined && "record" in router && router.record !== undefined;
}
