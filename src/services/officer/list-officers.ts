import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Language } from "../../base/language.ts";
import { lanesOf } from "../../domain/may-access.ts";
import type { Role } from "../../domain/officer.ts";
import * as schema from "../../store/schema.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type OfficerRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  onDuty: boolean;
  secondFactor: boolean;
  disabled: boolean;
  focalPoint: boolean;
  /** Conversations that whoever reads this may see. */
  holding: number;
};

/** Everyone with an account, by name. */
export async function listOfficers(ctx: Ctx): Promise<OfficerRow[]> {
  const reader = authorize(ctx, "officer.invite");
  const { officer, conversation } = schema;
  const rows = await ctx.db.orm.select().from(officer).orderBy(asc(officer.name));
  const held = await ctx.db.orm
    .select({ id: conversation.officerId, n: count() })
    .from(conversation)
    .where(and(eq(conversation.status, "officer"), inArray(conversation.lane, lanesOf(reader))))
    .groupBy(conversation.officerId);
  const holding = new Map(held.map((row) => [row.id, row.n]));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    language: row.language,
    onDuty: row.onDutyUntil !== null && row.onDutyUntil.getTime() > ctx.clock(),
    secondFactor: row.twoFactorEnabled,
    disabled: row.disabledAt !== null,
    focalPoint: row.focalPoint,
    holding: holding.get(row.id) ?? 0,
  }));
}
