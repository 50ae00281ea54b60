import { count } from "drizzle-orm";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import { newInvitationToken } from "./invitation-token.ts";
import { INVITATION_HOURS } from "./invite-officer.ts";

/**
 * While nobody has an account, a new one-time link that makes the first administrator; null afterwards. Links of earlier
 * starts and of other replicas keep working until one is used, then none does. For the operator's screen, never a log.
 */
export async function firstAdministratorLink(ctx: Ctx, publicUrl: string): Promise<string | null> {
  const [officers] = await ctx.db.orm.select({ n: count() }).from(schema.officer);
  if (officers && officers.n > 0) return null;
  const { token, hash } = newInvitationToken();
  const id = ctx.ids();
  const now = ctx.clock();
  await ctx.db.transaction(async (tx) => {
    await tx.orm.insert(schema.officerInvitation).values({
      id,
      hash,
      role: "administrator",
      invitedBy: null,
      createdAt: new Date(now),
      expiresAt: new Date(now + INVITATION_HOURS * 3_600_000),
    });
    await audit(ctx, tx, "officer.invite_first", id);
  });
  return `${publicUrl.replace(/\/$/, "")}/console/invitation/${token}`;
}
