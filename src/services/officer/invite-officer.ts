import { z } from "zod";
import { ROLES } from "../../domain/officer.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";
import { newInvitationToken } from "./invitation-token.ts";

const Input = z.strictObject({ role: z.enum(ROLES) });

/** How long a link waits to be used: over a weekend. */
export const INVITATION_HOURS = 72;

/** Makes a one-time link's token for a new colleague. It is shown once and kept as a hash only. */
export async function inviteOfficer(
  ctx: Ctx,
  input: z.input<typeof Input>,
): Promise<{ token: string; expiresAt: number }> {
  const officer = authorize(ctx, "officer.invite");
  const { role } = Input.parse(input);
  const { token, hash } = newInvitationToken();
  const id = ctx.ids();
  const now = ctx.clock();
  const expiresAt = now + INVITATION_HOURS * 3_600_000;
  await ctx.db.transaction(async (tx) => {
    await tx.orm.insert(schema.officerInvitation).values({
      id,
      hash,
      role,
      invitedBy: officer.id,
      createdAt: new Date(now),
      expiresAt: new Date(expiresAt),
    });
    await audit(ctx, tx, "officer.invite", id, { role });
  });
  return { token, expiresAt };
}
