import type { Inbound } from "../../domain/channel.ts";
import type { Known } from "./known.ts";

/** Older than the last one handled: stored, read for danger and shown, but no answer to the question asked now. */
export function isLate(inbound: Inbound, known: Known): boolean {
  if (inbound.content.kind === "choice" || known.lastSentAt === null) return false;
  if (inbound.sentAt !== known.lastSentAt) return inbound.sentAt < known.lastSentAt;
  return inbound.sequence !== null && known.lastSequence !== null && inbound.sequence < known.lastSequence;
}
