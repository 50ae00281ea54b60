import type { Run } from "./run.ts";

/** After a quick exit somebody else may hold the phone: no question is answered until the person is back. */
export function isCovered(run: Run): boolean {
  return run.frames.at(-1)?.flow === run.revision.helpline.commands.quick_exit;
}
