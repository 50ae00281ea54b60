import type { Known } from "./known.ts";
import type { Locked } from "./lock.ts";

/** What is known of an address under its lock. */
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
    contactTime: address.contactTime,
    conversation: {
      id: conversation.id,
      status: conversation.status,
      priority: conversation.priority,
      risk: conversation.risk,
      reason: conversation.reason,
      officerId: conversation.officerId,
      waitingSince: ms(conversation.waitingSince),
      dueAt: ms(conversation.dueAt),
      lane: conversation.lane,
      team: conversation.team,
      unansweredSince: ms(conversation.unansweredSince),
    },
    fresh: null,
  };
}
