import { randomUUID } from "node:crypto";
import type { Channel } from "../../domain/channel.ts";
import type { Ctx } from "../../services/context.ts";
import { CHANNEL_OF, type Chat, type Mode } from "./chat.ts";
import { SIMULATOR_LIMITS } from "./limits.ts";
import { takeAway } from "./taken-away.ts";
import { isKept, keepForPage } from "./unkept.ts";
import { takeUpload } from "./upload.ts";

/**
 * The trial page as a channel. Delivering changes nothing where the store has the message: the page reads it from there
 * once it is marked as sent.
 */
export function simulatorChannel({ mode, context }: { mode: Mode; context: () => Ctx }): Channel {
  const name = CHANNEL_OF[mode];
  return {
    name,
    limits: SIMULATOR_LIMITS[name],
    async deliver(outbound) {
      const ctx = context();
      const chat: Chat = { channel: name, id: outbound.address };
      if (outbound.content.kind === "delete") {
        await takeAway(ctx, chat, outbound.content.refs);
        return { ref: null };
      }
      if (!(await isKept(ctx, chat))) await keepForPage(ctx, chat, outbound);
      return { ref: `${outbound.address}:${randomUUID()}` };
    },
    fetchMedia: (fileRef, maxBytes) => takeUpload(context(), fileRef, maxBytes),
  };
}
