import type { Run } from "../run.ts";
import { sendContactList } from "../send-contact-list.ts";
import type { ActionOf } from "./action-of.ts";

export function sendContacts(run: Run, action: ActionOf<"send_contacts">): void {
  const { contacts } = run.env.content;
  sendContactList(
    run,
    action.contacts.flatMap((id) => contacts.get(id) ?? []),
  );
}
