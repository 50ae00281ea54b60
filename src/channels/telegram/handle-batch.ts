import type { Api } from "grammy";
import type { Update } from "grammy/types";
import type { Clock } from "../../base/clock.ts";
import { faultOf, type Log } from "../../base/log.ts";
import type { GroupApproach, Inbound } from "../../domain/channel.ts";
import { asGrammySignal } from "./api.ts";
import { MalformedUpdate } from "./malformed-update.ts";
import { parseUpdate } from "./parse.ts";
import { toDeliveryError } from "./to-delivery-error.ts";

const CHATS_AT_ONCE = 8;
const ANSWER_TIMEOUT_MS = 10_000;

export type BatchOptions = {
  api: Api;
  /** Resolves once the message is committed; a throw has the update tried again later. */
  receive: (inbound: Inbound) => Promise<unknown>;
  refuseGroup: (approach: GroupApproach) => Promise<unknown>;
  /** Keeps an update that cannot be read, so that the line goes on; without it such an update is only logged. */
  keepMalformed?: (update: unknown) => Promise<unknown>;
  log: Log;
  now: Clock;
  botUsername?: string | null;
};

/** Handles updates, each chat's in order and chats side by side; returns the ids of those that committed. */
export async function handleBatch(updates: readonly Update[], options: BatchOptions): Promise<number[]> {
  const lines = linesOf(updates, options);
  const handled: number[] = [];
  const work = async () => {
    for (let line = lines.pop(); line; line = lines.pop()) {
      for (const { id, run } of line) {
        // What follows in this chat waits for what failed.
        if (!(await succeeds(run, options.log))) break;
        handled.push(id);
      }
    }
  };
  await Promise.all(Array.from({ length: CHATS_AT_ONCE }, work));
  return handled;
}

type Task = { id: number; run: () => Promise<unknown> };

function linesOf(updates: readonly Update[], options: BatchOptions): Task[][] {
  const lines = new Map<string, Task[]>();
  for (const update of updates) {
    const { chat, run } = plan(update, options);
    const line = lines.get(chat) ?? [];
    line.push({ id: update.update_id, run });
    lines.set(chat, line);
  }
  // Taken from the end, so the chat that has waited longest goes first.
  return [...lines.values()].reverse();
}

function plan(update: Update, options: BatchOptions): { chat: string; run: () => Promise<unknown> } {
  try {
    const parsed = parseUpdate(update, options.now(), options.botUsername ?? null);
    if (parsed.kind === "ignored") return { chat: "", run: () => Promise.resolve() };
    if (parsed.kind === "group") {
      return { chat: parsed.approach.address, run: () => options.refuseGroup(parsed.approach) };
    }
    const { inbound, callbackId } = parsed;
    return { chat: inbound.address, run: () => receive(inbound, callbackId, options) };
  } catch (error) {
    if (!(error instanceof MalformedUpdate)) throw error;
    options.log.error({ update: error.updateId, reason: error.message }, "telegram update cannot be read");
    return { chat: `malformed ${update.update_id}`, run: async () => options.keepMalformed?.(update) };
  }
}

async function receive(inbound: Inbound, callbackId: string | null, options: BatchOptions): Promise<void> {
  await options.receive(inbound);
  if (callbackId === null) return;
  try {
    await options.api.answerCallbackQuery(callbackId, {}, asGrammySignal(AbortSignal.timeout(ANSWER_TIMEOUT_MS)));
  } catch (error) {
    // The press is handled; only the button's spinner goes on until it times out by itself.
    options.log.info(faultOf(toDeliveryError(error)), "a button's press could not be answered");
  }
}

async function succeeds(run: () => Promise<unknown>, log: Log): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    log.error(faultOf(error), "telegram update not handled; it is tried again");
    return false;
  }
}
