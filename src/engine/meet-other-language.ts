import type { Reading } from "../domain/reading.ts";
import { askAgain } from "./ask.ts";
import { interruptAside } from "./interrupt.ts";
import type { Run } from "./run.ts";

/** Once for each language: who goes on in it is asked again, with choices to press, and not told twice. */
export function meetOtherLanguage(run: Run, { foreign }: Pick<Reading, "foreign">): void {
  const { other_language } = run.revision.helpline;
  if (other_language === undefined) return;
  const told = run.frames.some(({ flow, variables }) => flow === other_language && variables.foreign === foreign);
  if (told && run.waiting !== null) askAgain(run);
  else interruptAside(run, other_language, { foreign });
}
