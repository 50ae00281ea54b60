import { asc, eq } from "drizzle-orm";
import { type DataKey, open } from "../../base/secret.ts";
import type { Tx } from "../../store/db.ts";
import * as schema from "../../store/schema.ts";
import type { Change } from "./weigh.ts";

/** What is sealed of an officer's change. */
export type ChangeBody = Pick<Change, "subject" | "value" | "reason">;

/** All that officers changed in a screening, opened, the latest last; `officer` is an id. */
export async function openChanges(tx: Tx, key: DataKey, screeningId: string): Promise<Change[]> {
  const { screeningChange } = schema;
  const rows = await tx.orm
    .select()
    .from(screeningChange)
    .where(eq(screeningChange.screeningId, screeningId))
    .orderBy(asc(screeningChange.at), asc(screeningChange.id));
  return rows.map(({ id, body, at, officerId }) => {
    const opened = open(key, `screening_change.body.${id}`, body).toString("utf8");
    // What we sealed ourselves is of the shape that we gave it.
    return { ...(JSON.parse(opened) as ChangeBody), officer: officerId, at: at.getTime() };
  });
}
