import { and, eq } from "drizzle-orm";
import type { Db } from "./db.ts";
import * as schema from "./schema.ts";

/** A small fact of the line; null when it was never set. */
export async function readSetting(db: Db, scope: string, name: string): Promise<unknown> {
  const { setting } = schema;
  const [row] = await db.orm
    .select({ value: setting.value })
    .from(setting)
    .where(and(eq(setting.scope, scope), eq(setting.name, name)));
  return row?.value ?? null;
}

export async function writeSetting(db: Db, scope: string, name: string, value: number | string): Promise<void> {
  const { setting } = schema;
  await db.orm
    .insert(setting)
    .values({ scope, name, value })
    .onConflictDoUpdate({ target: [setting.scope, setting.name], set: { value } });
}
