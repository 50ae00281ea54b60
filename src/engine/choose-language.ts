import type { Language } from "../base/language.ts";
import type { Run } from "./run.ts";

/** The person chose: what they write in later changes nothing any more. */
export function chooseLanguage(run: Run, language: Language): void {
  run.language = language;
  run.languageChosen = true;
  run.events.push({ type: "language_changed", language });
}
