import { type Run, topOf } from "../run.ts";
import { isSensitive } from "../sensitive.ts";

export function dropSensitive(run: Run): void {
  const top = topOf(run);
  run.frames = run.frames.filter((frame) => frame === top || !isSensitive(run, frame));
  run.trail = [];
}
