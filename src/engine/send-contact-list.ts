import type { ContactView } from "../domain/content.ts";
import { COMMON_TEXTS } from "./common-texts.ts";
import type { TextRef } from "./event.ts";
import type { Run } from "./run.ts";
import { sendText } from "./send-text.ts";

/** One message a number, so that each can be kept and passed on; what holds for all of them follows once. */
export function sendContactList(run: Run, contacts: readonly ContactView[]): void {
  if (contacts.length === 0) {
    sendText(run, { key: COMMON_TEXTS.noContact });
    return;
  }
  for (const contact of contacts) sendText(run, lineOf(run, contact));
  if (contacts.some((contact) => contact.insideEgyptOnly)) sendText(run, { key: COMMON_TEXTS.insideEgypt });
}

function lineOf({ language }: Run, contact: ContactView): TextRef {
  const params = { name: contact.name[language], number: contact.number };
  if (!contact.hours) return { key: COMMON_TEXTS.contact, params };
  return { key: COMMON_TEXTS.contactHours, params: { ...params, hours: contact.hours[language] } };
}
