import { DeliveryError } from "../base/errors.ts";
import { faultOf } from "../base/log.ts";
import { type DataKey, keyedHash, open, seal } from "../base/secret.ts";
import type { Channel, ChannelName, Outbound } from "../domain/channel.ts";
import type { MessageBody } from "../domain/message.ts";
import type { Ctx } from "../services/context.ts";
import { openTakeAway, refsToTakeAway } from "../services/conversation/take-away.ts";
import {
  type ClaimedDelivery,
  claimDeliveries,
  type SentRef,
  settleDead,
  settleHidden,
  settleRetry,
  settleSent,
} from "../store/outbox.ts";

export type Channels = ReadonlyMap<ChannelName, Channel>;

/** Longer than any channel takes for one message; a row whose lease has run out belonged to a process that died. */
const LEASE_MS = 30_000;
const AT_ONCE = 16;
/** With the back-off below this is about a day and a half of trying. */
const MOST_ATTEMPTS = 14;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** Sends what is due, each address in order and different ones side by side. Returns how many rows it took on. */
export async function deliverDue(ctx: Ctx, channels: Channels): Promise<number> {
  for (const [id, ref] of unnoted(ctx)) await noteSent(ctx, id, ref);
  const claimed = await claimDeliveries(ctx.db, [...channels.keys()], ctx.clock(), LEASE_MS, AT_ONCE);
  const outcomes = await Promise.allSettled(claimed.map((row) => deliver(ctx, channels, row)));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return claimed.length;
}

async function deliver(ctx: Ctx, channels: Channels, row: ClaimedDelivery): Promise<void> {
  if (row.hidden) return settleHidden(ctx.db, row.id);
  if (row.resumed) ctx.log.warn({ delivery: row.id, channel: row.channel }, "delivery_resumed_may_be_second");
  let ref: string | null;
  try {
    const channel = channels.get(row.channel);
    if (!channel) throw new DeliveryError("provider_down");
    if (row.reachable === false) throw new DeliveryError("blocked");
    const outbound = await outboundOf(ctx, row);
    if (!outbound) return await settleDead(ctx.db, row.id, "erased", ctx.clock());
    ({ ref } = await channel.deliver(outbound));
  } catch (error) {
    return settleFailure(ctx, row, error);
  }
  const sent = sentRef(ctx, row, ref);
  unnoted(ctx).set(row.id, sent);
  await noteSent(ctx, row.id, sent);
}

function sentRef(ctx: Ctx, row: ClaimedDelivery, ref: string | null): SentRef {
  if (ref === null) return { hash: null, sealed: null };
  const key = keyOf(ctx, row);
  return {
    hash: keyedHash(ctx.keys.lookup, `message.${row.channel}`, ref),
    sealed: key && row.message_id ? seal(key, `message.ref_sealed.${row.message_id}`, ref) : null,
  };
}

function keyOf(ctx: Ctx, { key_id, wrapped }: ClaimedDelivery): DataKey | null {
  return key_id && wrapped ? ctx.keys.unwrap(key_id, wrapped) : null;
}

/**
 * What this process has sent while the store was away, so that it is noted and not sent again when that is back. Should
 * the process die before, the row's lease runs out, and whoever takes it up says that it may be the second time.
 */
const UNNOTED = new WeakMap<Ctx["db"], Map<number, SentRef>>();

function unnoted({ db }: Ctx): Map<number, SentRef> {
  const known = UNNOTED.get(db) ?? new Map<number, SentRef>();
  UNNOTED.set(db, known);
  return known;
}

async function noteSent(ctx: Ctx, id: number, ref: SentRef): Promise<void> {
  await settleSent(ctx.db, id, ref, ctx.clock());
  unnoted(ctx).delete(id);
  ctx.changed();
}

async function settleFailure(ctx: Ctx, row: ClaimedDelivery, error: unknown): Promise<void> {
  const failure = error instanceof DeliveryError ? error : null;
  const code = failure?.code ?? "our_fault";
  const again = (failure?.retryable ?? true) && row.attempts < MOST_ATTEMPTS;
  const wait = failure?.retryAfterMs ?? backOff(ctx, row.attempts);
  ctx.log.warn(
    {
      delivery: row.id,
      channel: row.channel,
      attempts: row.attempts,
      failure: code,
      again,
      ...(failure ? {} : faultOf(error)),
    },
    "delivery_failed",
  );
  if (again) await settleRetry(ctx.db, row.id, code, ctx.clock() + wait);
  else await settleDead(ctx.db, row.id, code, ctx.clock());
  ctx.changed();
}

function backOff(ctx: Ctx, attempts: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1) * 2, LONGEST_WAIT_MS);
  return wait / 2 + ctx.random() * (wait / 2);
}

/** Null when the person has been erased meanwhile. */
async function outboundOf(ctx: Ctx, row: ClaimedDelivery): Promise<Outbound | null> {
  const key = keyOf(ctx, row);
  if (row.payload && row.payload_id) {
    const payload = JSON.parse(open(ctx.keys.system, `outbox.payload.${row.payload_id}`, row.payload).toString("utf8"));
    const order = openTakeAway(payload);
    if (!order) return payload;
    if (!key || !row.address_id || !row.sealed_address) return null;
    const address = open(key, `address.sealed.${row.address_id}`, row.sealed_address).toString("utf8");
    const refs = await refsToTakeAway(ctx, row.channel, row.address_id, key, order);
    return { address, language: row.language ?? "ar", content: { kind: "delete", refs } };
  }
  if (!key || !row.body || !row.sealed_address) return null;
  const address = open(key, `address.sealed.${row.address_id}`, row.sealed_address).toString("utf8");
  const body: MessageBody = JSON.parse(open(key, `message.body.${row.message_id}`, row.body).toString("utf8"));
  return {
    address,
    language: row.language ?? "ar",
    content: { kind: "text", text: body.text, choices: body.choices ?? [], ...(body.silent && { silent: true }) },
  };
}
