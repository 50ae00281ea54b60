import { and, desc, eq, gte } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { enterFlow } from "../conversation/enter-flow.ts";
import { knownOf } from "../conversation/known-of.ts";
import { type Locked, lockConversation } from "../conversation/lock.ts";
import { requireHolder } from "../conversation/release.ts";
import { standsRestricted } from "../conversation/stands-restricted.ts";
import { openSession } from "../conversation/step-place.ts";
import { wayOut } from "../conversation/way-out.ts";
import { asksScreening } from "./asks-screening.ts";

const Input = z.strictObject({ conversationId: z.uuid() });

/** A no to such questions holds at least so long before an officer may have them asked again. */
const DECLINED_MS = 24 * 3_600_000;

/**
 * The officer who holds a conversation has the questions of a screening asked: the bot first asks whether the person can
 * talk safely and agrees, and asks them one by one.
 */
export async function requestScreening(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.reply");
  const { conversationId } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    requireHolder(locked, officer);
    const { reachable, stoppedAt } = locked.address;
    if (!reachable || stoppedAt)
      throw new Refusal("unreachable", "nothing can be sent until the person writes again: the questions must wait");
    const place = await openSession(ctx, tx, knownOf(locked));
    const { revision, session } = place;
    if (standsRestricted(place)) throw new Refusal("unreachable", "the questions cannot be asked just now: try later");
    if (asksScreening(revision, session))
      throw new Refusal("already_asked", "the questions are being asked now: wait for the answers");
    if (await hasDeclined(ctx, tx, locked))
      throw new Refusal("declined", "the person said no to these questions when they were asked for: leave them a day");
    const flow = revision.helpline.screening;
    // Such questions do not begin in a chat that somebody else may read by now.
    if ((await wayOut(ctx, tx, locked)).goes === "held")
      throw new Refusal("away", "the person may not be alone now: ask for the questions when they have written again");
    if (flow === undefined)
      throw new Refusal("not_found", "this person's flows have no such questions: ask them yourself");
    // Asking is an answer to who waits.
    await tx.orm
      .update(schema.conversation)
      .set({ unansweredSince: null })
      .where(eq(schema.conversation.id, conversationId));
    await enterFlow(ctx, tx, locked, flow, { above: true, variables: { entry: "officer" } });
    await audit(ctx, tx, "screening.request", conversationId);
  });
  ctx.wake();
  ctx.changed();
}

/** Within a day: no to questions about danger, said after an officer had asked for them. */
async function hasDeclined(ctx: Ctx, tx: Tx, { conversation }: Locked): Promise<boolean> {
  const { audit: log, consent } = schema;
  const since = new Date(ctx.clock() - DECLINED_MS);
  const [said] = await tx.orm
    .select({ given: consent.given, at: consent.at })
    .from(consent)
    .where(and(eq(consent.contactId, conversation.contactId), eq(consent.kind, "danger_questions")))
    .orderBy(desc(consent.at), desc(consent.id))
    .limit(1);
  if (!said || said.given || said.at < since) return false;
  const [asked] = await tx.orm
    .select({ at: log.at })
    .from(log)
    .where(and(eq(log.subject, conversation.id), eq(log.act, "screening.request"), gte(log.at, since)))
    .orderBy(log.at)
    .limit(1);
  return asked !== undefined && asked.at <= said.at;
}
