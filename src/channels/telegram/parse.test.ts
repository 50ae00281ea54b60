import { describe, expect, it } from "vitest";
import type { InboundContent } from "../../domain/channel.ts";
import updates from "./fixtures/updates.json" with { type: "json" };
import { MalformedUpdate } from "./malformed-update.ts";
import { type Parsed, parseUpdate } from "./parse.ts";

type Name = keyof typeof updates;

const RECEIVED_AT = 1_767_000_009_999;
const parse = (name: Name) => parseUpdate(updates[name], RECEIVED_AT, "sanad_test_bot");

const media = (kind: string, fileRef: string, rest: object = {}) => ({
  kind,
  fileRef: `AwACAgQAAxk-${fileRef}`,
  mime: null,
  size: 12345,
  duration: null,
  name: null,
  ...rest,
});
const sent = (file: object, caption: string | null = null) =>
  ({ kind: "media", media: file, caption }) as InboundContent;
const CAIRO = { kind: "location", latitude: 30.0444, longitude: 31.2357 } as const;

const contents: [Name, InboundContent][] = [
  ["text", { kind: "text", text: "عايز أسافر إيطاليا" }],
  ["reply with a quote", { kind: "text", text: "yes" }],
  ["forwarded text", { kind: "text", text: "Work in Dubai, pay 3000 first" }],
  ["start", { kind: "start", campaign: null }],
  ["start from a link", { kind: "start", campaign: "poster-Giza_2" }],
  ["start with words that are no campaign", { kind: "text", text: "أنا في خطر" }],
  ["start with a payload too long", { kind: "text", text: "a".repeat(65) }],
  ["start that names the bot", { kind: "start", campaign: "radio" }],
  ["command", { kind: "text", text: "/person" }],
  ["word that begins like start", { kind: "text", text: "/started" }],
  ["press", { kind: "choice", token: "n1:yes" }],
  ["press under an old message", { kind: "choice", token: "n1:yes" }],
  ["press without its message", { kind: "choice", token: "n1:yes" }],
  ["press on a game", { kind: "unsupported", what: "game" }],
  ["voice", sent(media("voice", "voice", { mime: "audio/ogg", duration: 7 }))],
  ["audio", sent(media("audio", "audio", { mime: "audio/mpeg", duration: 180, name: "note.mp3" }), "اسمع")],
  ["photo", sent(media("photo", "l", { mime: "image/jpeg", size: 200_000 }), "جواز سفري")],
  ["photo whose largest size is over the limit", sent(media("photo", "m", { mime: "image/jpeg", size: 20_000 }))],
  ["live photo", sent(media("photo", "still", { mime: "image/jpeg" }))],
  ["video", sent(media("video", "video", { mime: "video/mp4", duration: 12, name: "v.mp4" }))],
  ["video note", sent(media("video", "round", { mime: "video/mp4", duration: 5 }))],
  ["document", sent(media("document", "doc", { mime: "application/pdf", name: "عقد.pdf" }))],
  ["animation", sent(media("animation", "gif", { mime: "video/mp4", duration: 2, name: "a.mp4" }))],
  ["sticker", sent(media("sticker", "st", { mime: "image/webp" }))],
  ["animated sticker", sent(media("sticker", "tgs", { mime: "application/x-tgsticker" }))],
  ["location", CAIRO],
  ["venue", CAIRO],
  ["contact", { kind: "contact_card", name: "Uncle Test", phone: "+20100000000" }],
  ["edited text", { kind: "edited", text: "لا تتصلوا" }],
  ["edited caption", { kind: "edited", text: "new" }],
  ["poll", { kind: "unsupported", what: "poll" }],
  ["dice", { kind: "unsupported", what: "dice" }],
  ["game", { kind: "unsupported", what: "game" }],
  ["story", { kind: "unsupported", what: "story" }],
  ["form not invented yet", { kind: "unsupported", what: "hologram" }],
  ["message with nothing in it", { kind: "unsupported", what: "unknown" }],
  ["voice without a file", { kind: "unsupported", what: "voice" }],
  ["blocked", { kind: "blocked" }],
  ["unblocked", { kind: "unblocked" }],
];

const others: [Name, Parsed["kind"], unknown][] = [
  ["added to a group", "group", { leave: true }],
  ["added to a channel", "group", { leave: true }],
  ["group command", "group", { leave: false }],
  ["group mention", "group", { leave: false }],
  ["group reply to us", "group", { leave: false }],
  ["group command to another bot", "ignored", "group_message"],
  ["group mention of a person", "ignored", "group_message"],
  ["group talk", "ignored", "group_message"],
  ["group grew into a supergroup", "ignored", "group_message"],
  ["group member added", "ignored", "group_message"],
  ["removed from a group", "ignored", "left_group"],
  ["another bot in a group", "ignored", "from_bot"],
  ["channel post", "ignored", "channel_post"],
  ["press in a group", "ignored", "group_press"],
  ["press under an inline message", "ignored", "inline_press"],
  ["step of a live location", "ignored", "edit_without_text"],
  ["pinned message", "ignored", "pinned_message"],
  ["auto-delete timer", "ignored", "message_auto_delete_timer_changed"],
];

describe("parseUpdate", () => {
  it.each(contents)("reads a private chat's %s", (name, content) => {
    const parsed = parse(name);
    expect(parsed.kind === "inbound" && parsed.inbound.content).toEqual(content);
  });

  it.each(others)("takes %s for %s", (name, kind, more) => {
    const parsed = parse(name);
    expect(parsed.kind).toBe(kind);
    if (parsed.kind === "group")
      expect(parsed.approach).toMatchObject({ channel: "telegram", address: "-1009000001", ...Object(more) });
    if (parsed.kind === "ignored") expect(parsed.why).toBe(more);
  });

  it("has a case for every fixture", () => {
    const named = [...contents, ...others].map(([name]) => name);
    expect(Object.keys(updates).filter((name) => !named.includes(name as Name))).toEqual([
      "person without a last name or a language",
    ]);
  });

  it("says who wrote, where, when and in which order", () => {
    expect(parse("text")).toEqual({
      kind: "inbound",
      callbackId: null,
      inbound: {
        channel: "telegram",
        deliveryId: `u${updates.text.update_id}`,
        address: "7000001",
        ref: "7000001:41",
        sentAt: 1_767_000_000_000,
        sequence: 41,
        content: { kind: "text", text: "عايز أسافر إيطاليا" },
        profile: { name: "Amal Test", languageCode: "ar" },
      },
    });
  });

  it("keeps a NUL and half an emoji as they are", () => {
    const { message, update_id } = updates.text;
    const parsed = parseUpdate({ update_id, message: { ...message, text: "a\0b\ud83d" } }, RECEIVED_AT);
    expect(parsed).toMatchObject({ inbound: { content: { text: "a\0b\ud83d" } } });
  });

  it("dates a press by its arrival, and gives it no message id", () => {
    expect(parse("press")).toMatchObject({
      callbackId: "4382bfdwdsb323b2d9",
      inbound: { address: "7000001", ref: null, sequence: null, sentAt: RECEIVED_AT },
    });
  });

  it("refers an edit to the message edited, by the time of the edit", () => {
    expect(parse("edited text")).toMatchObject({ inbound: { ref: "7000001:39", sentAt: 1_767_000_100_000 } });
  });

  it("knows a block by its date", () => {
    expect(parse("blocked")).toMatchObject({ inbound: { ref: null, sequence: null, sentAt: 1_767_000_000_000 } });
  });

  it("leaves out of the profile what Telegram does not say", () => {
    const parsed = parse("person without a last name or a language");
    expect(parsed).toMatchObject({ inbound: { profile: { name: "Amal", languageCode: null } } });
  });

  it("takes the mention of any bot for one of us while it does not know its own name", () => {
    expect(parseUpdate(updates["group mention"], RECEIVED_AT).kind).toBe("group");
    expect(parseUpdate(updates["group mention of a person"], RECEIVED_AT).kind).toBe("ignored");
  });

  it("reads a message whose sender is malformed", () => {
    const { message, update_id } = updates.text;
    const parsed = parseUpdate({ update_id, message: { ...message, from: { id: "x" } } }, RECEIVED_AT);
    expect(parsed).toMatchObject({ inbound: { content: { kind: "text" }, profile: { name: "Amal Test" } } });
  });

  it.each([
    ["nothing", undefined, "the top"],
    ["a list", [], "the top"],
    ["no update_id", { message: {} }, "update_id"],
    ["a message that is text", { update_id: 1, message: "secret" }, "message"],
    ["a message without a chat", { update_id: 1, message: { message_id: 1, date: 1, text: "secret" } }, "message.chat"],
    ["a press by nobody", { update_id: 1, callback_query: { id: "1", data: "secret" } }, "callback_query.from"],
    ["a fraction for an id", { update_id: 1.5 }, "update_id"],
  ])("refuses %s and names the place only", (_, update, place) => {
    const error = thrownBy(() => parseUpdate(update, RECEIVED_AT));
    expect(error).toBeInstanceOf(MalformedUpdate);
    expect((error as Error).message).toBe(`not a Telegram update: wrong shape at ${place}`);
  });
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}
