import { chooseLanguage } from "../choose-language.ts";
import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

export function setLanguage(run: Run, action: ActionOf<"set_language">): void {
  chooseLanguage(run, action.language);
}
