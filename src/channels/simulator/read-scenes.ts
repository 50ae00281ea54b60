import { desc, eq } from "drizzle-orm";
import { open } from "../../base/secret.ts";
import type { Reading } from "../../domain/reading.ts";
import type { Session } from "../../engine/session.ts";
import type { Ctx } from "../../services/context.ts";
import * as schema from "../../store/schema.ts";
import type { ChatMessage, ChatView, Place } from "./read-chat.ts";

/** What the line makes of a chat, for those who write its content. Shown on the trial page and nowhere else. */
export type Scenes = {
  conversation: typeof schema.conversation.$inferSelect | null;
  session: Session | null;
  /** The revision that the session walks on is the one that new sessions get. */
  current: boolean;
  stopped: boolean;
  reading: Reading | null;
};

export async function readScenes(ctx: Ctx, { place, messages }: ChatView): Promise<Scenes> {
  const session = place && openedSession(place);
  return {
    conversation: place && (await latestConversation(ctx, place)),
    session,
    current: session?.revision === ctx.library.current().hash,
    stopped: place?.address.stoppedAt != null,
    reading: readAgain(ctx, messages, session),
  };
}

async function latestConversation(ctx: Ctx, { address }: Place) {
  const { conversation } = schema;
  const [latest] = await ctx.db.orm
    .select()
    .from(conversation)
    .where(eq(conversation.addressId, address.id))
    .orderBy(desc(conversation.openedAt), desc(conversation.id))
    .limit(1);
  return latest ?? null;
}

function openedSession({ address, key }: Place): Session | null {
  if (!address.session) return null;
  return JSON.parse(open(key, `address.session.${address.id}`, address.session).toString("utf8")) as Session;
}

/** Understanding is pure, and its result is not kept: the last words are read once more, in the language chosen by now. */
function readAgain(ctx: Ctx, messages: readonly ChatMessage[], session: Session | null): Reading | null {
  const last = messages.findLast(({ author }) => author === "person");
  if (!last?.text) return null;
  return ctx.library.understand(
    { kind: "text", text: last.edited ?? last.text },
    { language: session?.language ?? null },
  );
}
