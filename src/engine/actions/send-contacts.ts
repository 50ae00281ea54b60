import { COMMON_TEXTS } from "../common-texts.ts";
import type { Run } from "../run.ts";
import { sendContactList } from "../send-contact-list.ts";
import type { ActionOf } from "./action-of.ts";

export function sendContacts(run: Run, { text = COMMON_TEXTS.contacts, contacts }: ActionOf<"send_contacts">): void {
  const registry = run.env.content.contacts;
  sendContactList(
    run,
    text,
    contacts.flatMap((id) => registry.get(id) ?? []),
  );
}
