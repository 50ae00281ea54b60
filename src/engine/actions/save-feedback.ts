import { evaluate } from "../evaluate.ts";
import { FlowFault, type Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

export function saveFeedback(run: Run, action: ActionOf<"save_feedback">): void {
  const score = evaluate(run, action.score);
  if (typeof score !== "number") throw new FlowFault("the score is no number");
  const comment = action.comment === undefined ? null : evaluate(run, action.comment);
  run.events.push({ type: "feedback_given", score, comment: comment === null ? null : String(comment) });
}
