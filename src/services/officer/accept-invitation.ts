import { hashPassword } from "better-auth/crypto";
import { and, count, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "../../base/errors.ts";
import { LANGUAGES } from "../../base/language.ts";
import type { Role } from "../../domain/officer.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import { audit } from "../audit.ts";
import type { Ctx } from "../context.ts";
import { invitationHash } from "./invitation-token.ts";

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

const Token = z.string().min(20).max(100);
const Input = z.strictObject({
  token: Token,
  name: z.string().trim().min(2).max(80),
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(PASSWORD_LENGTH.min).max(PASSWORD_LENGTH.max),
  language: z.enum(LANGUAGES),
  gender: z.enum(["woman", "man"]).nullable(),
});

/** The role that a link gives, while it may still be used. */
export async function openInvitation(ctx: Ctx, token: string): Promise<{ role: Role } | null> {
  if (!Token.safeParse(token).success) return null;
  const [row] = await ctx.db.orm
    .select({ role: schema.officerInvitation.role })
    .from(schema.officerInvitation)
    .where(usable(ctx, token));
  return row ?? null;
}

/** Turns a one-time link into an account. Anyone who has the link may; a used, late or unknown one is refused alike. */
export async function acceptInvitation(ctx: Ctx, input: z.input<typeof Input>): Promise<{ officerId: string }> {
  const { token, name, email, password, language, gender } = Input.parse(input);
  // Before the transaction: it takes long on purpose.
  const hash = await hashPassword(password);
  const officerId = ctx.ids();
  const now = new Date(ctx.clock());
  await ctx.db.transaction(async (tx) => {
    const role = await use(ctx, tx, token, officerId);
    const made = await tx.orm
      .insert(schema.officer)
      .values({
        id: officerId,
        name,
        email,
        emailVerified: true,
        createdAt: now,
        updatedAt: now,
        role,
        language,
        gender,
      })
      .onConflictDoNothing()
      .returning({ id: schema.officer.id });
    if (made.length === 0) throw new Refusal("invalid", "this e-mail address has an account already");
    await tx.orm.insert(schema.officerAccount).values({
      id: ctx.ids(),
      accountId: officerId,
      providerId: "credential",
      userId: officerId,
      password: hash,
      createdAt: now,
      updatedAt: now,
    });
    await audit(ctx, tx, "officer.join", null, { officer: officerId, role });
  });
  return { officerId };
}

async function use(ctx: Ctx, tx: Tx, token: string, officerId: string): Promise<Role> {
  const { officerInvitation, officer } = schema;
  const [used] = await tx.orm
    .update(officerInvitation)
    .set({ usedAt: new Date(ctx.clock()), officerId })
    .where(usable(ctx, token))
    .returning({ role: officerInvitation.role, invitedBy: officerInvitation.invitedBy });
  if (!used) throw new Refusal("not_found", "this link was used or is too old: ask for a new one");
  if (used.invitedBy === null) {
    // Of several first links only one makes an administrator: each waits here for the rows of the others.
    await tx.orm
      .update(officerInvitation)
      .set({ usedAt: new Date(ctx.clock()) })
      .where(and(isNull(officerInvitation.invitedBy), isNull(officerInvitation.usedAt)));
    const [officers] = await tx.orm.select({ n: count() }).from(officer);
    if (officers && officers.n > 0) throw new Refusal("not_found", "there is an administrator already: ask them");
  }
  return used.role;
}

function usable(ctx: Ctx, token: string) {
  const { officerInvitation } = schema;
  return and(
    eq(officerInvitation.hash, invitationHash(token)),
    isNull(officerInvitation.usedAt),
    gt(officerInvitation.expiresAt, new Date(ctx.clock())),
  );
}
