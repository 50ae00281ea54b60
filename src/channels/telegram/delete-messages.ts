import { type Api, GrammyError } from "grammy";
import { asGrammySignal } from "./api.ts";

/** From core.telegram.org/bots/api#deletemessages; in a private chat a bot may take away both sides' messages. */
const AT_ONCE = 100;

/** Takes messages away, all that still can be: what is gone already, or too old, is no failure. */
export async function deleteMessages(
  api: Api,
  address: string,
  refs: readonly string[],
  signal: AbortSignal,
): Promise<{ ref: null }> {
  const ids = refs.flatMap((ref) => messageId(address, ref));
  for (let n = 0; n < ids.length; n += AT_ONCE) await deleteSome(api, address, ids.slice(n, n + AT_ONCE), signal);
  return { ref: null };
}

/** A press has the id of a query behind the chat, and no message of its own. */
function messageId(address: string, ref: string): number[] {
  const [chat, id = ""] = ref.split(":");
  return chat === address && /^\d+$/.test(id) ? [Number(id)] : [];
}

/** One that cannot be taken away may spoil a call for all of its messages: then each is tried alone. */
async function deleteSome(api: Api, address: string, ids: number[], signal: AbortSignal): Promise<void> {
  try {
    await api.deleteMessages(address, ids, asGrammySignal(signal));
  } catch (error) {
    if (!isPastDeleting(error)) throw error;
    if (ids.length > 1) for (const id of ids) await deleteSome(api, address, [id], signal);
  }
}

function isPastDeleting(error: unknown): boolean {
  if (!(error instanceof GrammyError) || error.error_code !== 400) return false;
  return /message(s)? (to delete|can't be deleted|identifiers|ids?\b)|MESSAGE_ID_INVALID|MESSAGE_DELETE_FORBIDDEN/i.test(
    error.description,
  );
}
