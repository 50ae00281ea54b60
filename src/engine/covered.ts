import type { Run } from "./run.ts";

/** Somebody else may hold the phone: no question is answered until the person has said that it is safe. */
export function isCovered({ frames, revision: { helpline } }: Run): boolean {
  const top = frames.at(-1)?.flow;
  return top !== undefined && (top === helpline.commands.quick_exit || top === helpline.safe_check);
}
