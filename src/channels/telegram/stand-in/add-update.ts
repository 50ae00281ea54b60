import { changed, type Json, type StandInState } from "./state.ts";

/** Queues an update for the bot, unless the bot asked not to be told of this kind. */
export function addUpdate(state: StandInState, chatId: number, kind: string, body: Json): number {
  const update_id = ++state.lastUpdateId;
  if (state.allowedUpdates.length === 0 || state.allowedUpdates.includes(kind)) {
    state.updates.push({ update_id, chatId, kind, body });
    changed(state);
  }
  return update_id;
}
