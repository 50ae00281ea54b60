import type * as schema from "../../store/schema.ts";
import type { KnownConversation } from "./known.ts";

export function knownConversation(row: typeof schema.conversation.$inferSelect): KnownConversation {
  const ms = (date: Date | null) => date?.getTime() ?? null;
  return {
    id: row.id,
    status: row.status,
    priority: row.priority,
    risk: row.risk,
    reason: row.reason,
    officerId: row.officerId,
    waitingSince: ms(row.waitingSince),
    dueAt: ms(row.dueAt),
    lane: row.lane,
    team: row.team,
    unansweredSince: ms(row.unansweredSince),
  };
}
