import type { ConversationView } from "../../../services/conversation/read-conversation.ts";
import type { ScreeningView } from "../../../services/screening/read-screenings.ts";
import type { Reader, Say } from "../../../ui/say.ts";

/** What each part of a screening is shown with; `say` gives the panel's own texts. */
export type ScreeningProps = Reader & {
  say: Say;
  /** An id for each form, so that sending it twice changes once. */
  newId: () => string;
  view: ConversationView;
  screening: ScreeningView;
  now: number;
};
