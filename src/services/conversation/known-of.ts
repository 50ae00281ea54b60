import type { Known } from "./known.ts";
import { knownConversation } from "./known-conversation.ts";
import type { Locked } from "./lock.ts";

/** A conversation under the lock as a plan begins from it. */
export function knownOf({ address, conversation, key }: Locked): Known {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  return {
    addressId: address.id,
    contactId: address.contactId,
    channel: address.channel,
    version: address.version,
    key,
    language: conversation.language,
    revision: address.revision,
    session: address.session,
    lastSentAt: ms(address.lastSentAt),
    lastSequence: address.lastSequence,
    lane: conversation.lane,
    conversation: knownConversation(conversation),
    fresh: null,
  };
}
