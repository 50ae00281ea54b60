import type { Action, ActionType } from "../flow.ts";
import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";
import { confirmSafe } from "./confirm-safe.ts";
import { deleteData } from "./delete-data.ts";
import { dropSensitive } from "./drop-sensitive.ts";
import { endScreening } from "./end-screening.ts";
import { enterFlow } from "./enter-flow.ts";
import { hideMessages } from "./hide-messages.ts";
import { leaveQueue } from "./leave-queue.ts";
import { raiseAlarm } from "./raise-alarm.ts";
import { recordConsent } from "./record-consent.ts";
import { requestPerson } from "./request-person.ts";
import { saveFeedback } from "./save-feedback.ts";
import { send } from "./send.ts";
import { sendArticle } from "./send-article.ts";
import { sendContacts } from "./send-contacts.ts";
import { set } from "./set.ts";
import { setContactTime } from "./set-contact-time.ts";
import { setLanguage } from "./set-language.ts";
import { startScreening } from "./start-screening.ts";
import { stopContact } from "./stop-contact.ts";

export function perform(run: Run, action: Action): void {
  // TypeScript cannot tie the two uses of `type` together; the table's own type has checked each pair.
  const performer = PERFORMERS[action.type] as (run: Run, action: Action) => void;
  performer(run, action);
}

const PERFORMERS: { readonly [T in ActionType]: (run: Run, action: ActionOf<T>) => void } = {
  send,
  set,
  set_language: setLanguage,
  record_consent: recordConsent,
  request_person: requestPerson,
  enter_flow: enterFlow,
  send_article: sendArticle,
  send_contacts: sendContacts,
  delete_data: deleteData,
  stop_contact: stopContact,
  leave_queue: leaveQueue,
  save_feedback: saveFeedback,
  raise_alarm: raiseAlarm,
  confirm_safe: confirmSafe,
  start_screening: startScreening,
  end_screening: endScreening,
  drop_sensitive: dropSensitive,
  hide_messages: hideMessages,
  set_contact_time: setContactTime,
};
