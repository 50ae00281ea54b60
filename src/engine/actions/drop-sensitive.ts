import { type Run, topOf } from "../run.ts";
import { dropQuestions } from "../sensitive.ts";

export function dropSensitive(run: Run): void {
  const top = topOf(run);
  run.frames.pop();
  dropQuestions(run);
  run.frames.push(top);
  run.trail = [];
}
