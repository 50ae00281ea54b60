import { remember } from "./interrupt.ts";
import { fresh, type Run } from "./run.ts";
import { settle } from "./settle.ts";

/** Leaves all that stood and asks the menu's question. */
export function toMenu(run: Run): void {
  remember(run);
  run.frames = [fresh(run.revision, "menu")];
  settle(run, "resume");
}
