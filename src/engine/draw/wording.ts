import type { TextTable } from "../../i18n/translate.ts";
import type { Say } from "../../ui/say.ts";

/** `texts`: what the flow says, in the reader's language; `say`: the words of the drawing itself. */
export type Wording = { texts: TextTable; say: Say };
