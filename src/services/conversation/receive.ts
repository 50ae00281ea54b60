import { Refusal } from "../../base/errors.ts";
import { faultOf } from "../../base/log.ts";
import type { Inbound } from "../../domain/channel.ts";
import { isStoreAway } from "../../store/store-away.ts";
import type { Ctx } from "../context.ts";
import { inTurn } from "./in-turn.ts";
import { keepFailed } from "./keep-failed.ts";
import { type Hashes, hashesOf, readKnown, saysNothing } from "./known.ts";
import { planInbound } from "./plan-inbound.ts";
import { writePlan } from "./write-plan.ts";

export type Received = "handled" | "duplicate" | "kept";

/** Other replicas may write to the same address between our read and our write; each try reads anew. */
const TRIES = 12;
/** The receipt stands there already (handled elsewhere meanwhile), a deadlock, a serialisation failure: read anew. */
const TRANSIENT: ReadonlySet<unknown> = new Set(["23505", "40P01", "40001"]);

/**
 * Handles one delivery of a provider: stores it, works out what follows and queues the answers, all or nothing, once.
 * `kept`: our code failed on it, so it is kept sealed for `sanad replay`, and the person was told. Throws when the
 * database does not answer: the provider must send it again.
 */
export function receive(ctx: Ctx, inbound: Inbound): Promise<Received> {
  const hashes = hashesOf(ctx, inbound);
  return inTurn(Buffer.from(hashes.address).toString("base64"), () => handle(ctx, inbound, hashes));
}

async function handle(ctx: Ctx, inbound: Inbound, hashes: Hashes): Promise<Received> {
  for (let tried = 0; tried < TRIES; tried++) {
    const known = await readKnown(ctx, ctx.db, inbound.channel, hashes);
    if (!known) return "duplicate";
    if (saysNothing(known, inbound)) return "handled";
    try {
      if (!(await writePlan(ctx, await planInbound(ctx, inbound, known, hashes.receipt)))) continue;
    } catch (fault) {
      const code = codeOf(fault);
      if (TRANSIENT.has(code)) continue;
      if (isStoreAway(code)) throw fault;
      ctx.log.error({ channel: inbound.channel, ...faultOf(fault) }, "receive_failed");
      await keepFailed(ctx, inbound, hashes, fault);
      return "kept";
    }
    ctx.wake();
    ctx.changed();
    return "handled";
  }
  throw new Refusal("busy", "this address changes too fast: send it again");
}

/** drizzle wraps what the driver throws. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : codeOf(error.cause);
}
