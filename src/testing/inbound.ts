import type { Inbound, InboundContent } from "../domain/channel.ts";
import { NOON } from "./ctx.ts";

/** A made-up person's messages: numbered, a second apart, each with a delivery id of its own. */
export function person(address: string) {
  let sent = 0;
  const send = (content: InboundContent, overrides: Partial<Inbound> = {}): Inbound => {
    sent++;
    return {
      channel: "telegram",
      deliveryId: `${address}/${sent}`,
      address,
      ref: `${address}:${sent}`,
      sentAt: NOON + sent * 1000,
      sequence: sent,
      content,
      profile: { name: "Test Person", languageCode: null },
      ...overrides,
    };
  };
  return {
    send,
    says: (text: string, overrides: Partial<Inbound> = {}) => send({ kind: "text", text }, overrides),
    presses: (token: string) => send({ kind: "choice", token }, { ref: null, sequence: null }),
    records: () =>
      send({
        kind: "media",
        caption: null,
        media: { kind: "voice", fileRef: "file-1", mime: "audio/ogg", size: 1000, duration: 3, name: null },
      }),
  };
}
