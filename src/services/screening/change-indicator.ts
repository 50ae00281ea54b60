import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { seal } from "../../base/secret.ts";
import { type Instrument, indicatorsOf } from "../../screening/instrument.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { cleanText } from "../../text/clean.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { blankPlan } from "../conversation/blank-plan.ts";
import { knownOf } from "../conversation/known-of.ts";
import { type Locked, lockConversation } from "../conversation/lock.ts";
import { openAnswers } from "./open-answers.ts";
import { type ChangeBody, openChanges } from "./open-changes.ts";
import type { ScreeningRow } from "./open-screening.ts";
import { raiseByScreening } from "./raise-by-screening.ts";
import { OFFICER_FACTS, weigh } from "./weigh.ts";

export const REASON_LENGTH = 1000;

const Input = z.strictObject({
  conversationId: z.uuid(),
  screeningId: z.uuid(),
  /** Made by the form, so that a double submit writes once. */
  id: z.uuid(),
  /** An indicator of the instrument, or a fact that no question asks. */
  subject: z.string(),
  value: z.string().pipe(z.enum(["yes", "no", "unknown"])),
  reason: z.string().trim().min(1).max(REASON_LENGTH),
});

/**
 * An officer says of an indicator what they hold to be true, and why. What the machine made of the answers stays beside
 * it; the priority goes up if that asks for it, never down. A later change holds, an earlier one stays to be read.
 */
export async function changeIndicator(ctx: Ctx, input: z.input<typeof Input>): Promise<void> {
  const officer = authorize(ctx, "conversation.reply");
  const { conversationId, screeningId, id, value, ...said } = Input.parse(input);
  await ctx.db.transaction(async (tx) => {
    const locked = await lockConversation(ctx, tx, conversationId);
    const row = await findScreening(tx, screeningId, conversationId);
    const instrument = ctx.library.instruments.get(row.instrument);
    const subject = instrument && subjectOf(instrument, said.subject);
    if (!subject) throw new Refusal("not_found", "choose an indicator of this list");
    const body: ChangeBody = { subject, value, reason: cleanText(said.reason) };
    const written = await tx.orm
      .insert(schema.screeningChange)
      .values({
        id,
        screeningId,
        contactId: row.contactId,
        officerId: officer.id,
        body: seal(locked.key, `screening_change.body.${id}`, JSON.stringify(body)),
        at: new Date(ctx.clock()),
      })
      .onConflictDoNothing()
      .returning({ id: schema.screeningChange.id });
    if (written.length === 0) return;
    await raiseByChange(ctx, tx, locked, row, instrument);
    // Which indicator is no part of the record: it outlives an erasure.
    await audit(ctx, tx, "screening.change", conversationId, { screening: screeningId });
  });
  ctx.changed();
}

async function findScreening(tx: Tx, id: string, conversationId: string): Promise<ScreeningRow> {
  const { screening } = schema;
  const [row] = await tx.orm
    .select()
    .from(screening)
    .where(and(eq(screening.id, id), eq(screening.conversationId, conversationId)));
  if (!row) throw new Refusal("not_found", "there are no such questions in this conversation");
  return row;
}

function subjectOf(instrument: Instrument, subject: string): ChangeBody["subject"] | undefined {
  const fact = OFFICER_FACTS.find((it) => it === subject);
  if (fact) return { fact };
  return indicatorsOf(instrument).some(({ id }) => id === subject) ? { indicator: subject } : undefined;
}

async function raiseByChange(
  ctx: Ctx,
  tx: Tx,
  locked: Locked,
  row: ScreeningRow,
  instrument: Instrument,
): Promise<void> {
  const answers = await openAnswers(tx, locked.key, row.id);
  const { officer } = weigh(instrument, answers, await openChanges(tx, locked.key, row.id));
  const plan = blankPlan(ctx, knownOf(locked), null, null);
  await raiseByScreening(ctx, tx, plan, { judgement: officer, child: false, waits: false });
}
