import type { Language } from "../../base/language.ts";
import { type DataKey, keyedHash } from "../../base/secret.ts";
import type { ChannelName, Inbound } from "../../domain/channel.ts";
import type { Lane, Priority, Status, Team } from "../../domain/conversation.ts";
import type { Risk } from "../../domain/reading.ts";
import type { Db } from "../../store/db.ts";
import { type AddressRow, READ_ADDRESS } from "../../store/receive-statements.ts";
import type { Ctx } from "../context.ts";

export type KnownConversation = {
  id: string;
  status: Status;
  priority: Priority;
  risk: Risk;
  reason: string | null;
  officerId: string | null;
  waitingSince: number | null;
  /** Set while it waits. */
  dueAt: number | null;
  lane: Lane;
  team: Team;
  unansweredSince: number | null;
};

/** All that is known of an address before something happens there. Times in milliseconds since the epoch. */
export type Known = {
  addressId: string;
  contactId: string;
  channel: ChannelName;
  /** The guard of the write; 0 for an address that is new. */
  version: number;
  key: DataKey;
  language: Language;
  revision: string | null;
  session: Uint8Array | null;
  lastSentAt: number | null;
  lastSequence: number | null;
  /** The one that `conversation`, open there or not, belongs to. */
  lane: Lane;
  conversation: KnownConversation | null;
  /** Set for an address that is new: what its rows need besides. */
  fresh: { hash: Uint8Array; wrapped: Uint8Array } | null;
};

/** Keyed hashes of what a provider calls things: the only form in which they can be looked up. */
export type Hashes = { receipt: Uint8Array; address: Uint8Array };

export function hashesOf(ctx: Ctx, inbound: Pick<Inbound, "channel" | "deliveryId" | "address">): Hashes {
  return {
    receipt: keyedHash(ctx.keys.lookup, `delivery.${inbound.channel}`, inbound.deliveryId),
    address: keyedHash(ctx.keys.lookup, `address.${inbound.channel}`, inbound.address),
  };
}

export function refHash(ctx: Ctx, channel: ChannelName, ref: string): Uint8Array {
  return keyedHash(ctx.keys.lookup, `message.${channel}`, ref);
}

const NOTHING_NEW: ReadonlySet<string> = new Set(["blocked", "unblocked", "edited"]);

/** From somebody whom we do not know, some things say nothing: no person is made of them. */
export function saysNothing(known: Known, { content }: Inbound): boolean {
  return known.fresh !== null && NOTHING_NEW.has(content.kind);
}

/** Null when this delivery was handled before. A person who is new gets ids and a key, not yet stored. */
export async function readKnown(ctx: Ctx, db: Db, channel: ChannelName, hashes: Hashes): Promise<Known | null> {
  const [row] = await db.run<AddressRow>(READ_ADDRESS, { receipt: hashes.receipt, channel, hash: hashes.address });
  if (!row || row.seen) return null;
  return knownOf(ctx, row, channel) ?? newcomer(ctx, channel, hashes.address);
}

function knownOf(ctx: Ctx, row: AddressRow, channel: ChannelName): Known | null {
  if (!row.address_id || !row.contact_id || !row.key_id || !row.wrapped) return null;
  return {
    addressId: row.address_id,
    contactId: row.contact_id,
    channel,
    version: row.version ?? 0,
    key: ctx.keys.unwrap(row.key_id, row.wrapped),
    language: row.language ?? "ar",
    revision: row.revision,
    session: row.session,
    lastSentAt: row.last_sent_at,
    lastSequence: row.last_sequence,
    lane: "general",
    conversation: row.conversation_id
      ? {
          id: row.conversation_id,
          status: row.status as KnownConversation["status"],
          priority: row.priority as Priority,
          risk: row.risk as Risk,
          reason: row.reason,
          officerId: row.officer_id,
          waitingSince: row.waiting_since,
          dueAt: row.due_at,
          lane: "general",
          team: (row.team ?? "general") as Team,
          unansweredSince: row.unanswered_since,
        }
      : null,
    fresh: null,
  };
}

function newcomer(ctx: Ctx, channel: ChannelName, hash: Uint8Array): Known {
  const { key, wrapped } = ctx.keys.create();
  return {
    addressId: ctx.ids(),
    contactId: ctx.ids(),
    channel,
    version: 0,
    key,
    language: "ar",
    revision: null,
    session: null,
    lastSentAt: null,
    lastSequence: null,
    lane: "general",
    conversation: null,
    fresh: { hash, wrapped },
  };
}
