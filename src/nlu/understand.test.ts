import { expect, test } from "vitest";
import type { InboundContent } from "../domain/channel.ts";
import { readLexiconFiles } from "./testing/read-lexicon-files.ts";
import { createUnderstand } from "./understand.ts";

const asked: string[] = [];
const understand = createUnderstand({
  lexicon: readLexiconFiles(),
  rank: (text) => {
    asked.push(text);
    return [{ key: "BG1", score: 0.7 }];
  },
});
const read = (content: InboundContent) => understand(content, { language: null });
const media = { fileRef: "f", mime: null, size: null, duration: null, name: null };

test("a question is read with its answers and its language", () => {
  expect(read({ kind: "text", text: "إزاي أسافر قانوني؟" })).toEqual({
    kind: "text",
    text: "إزاي أسافر قانوني؟",
    folded: "ازاي اسافر قانوني?",
    media: null,
    token: null,
    campaign: null,
    command: null,
    risk: "none",
    signals: [],
    answers: [{ key: "BG1", score: 0.7 }],
    language: "ar",
  });
});

test("a command is not looked up as a question", () => {
  asked.length = 0;
  expect(read({ kind: "text", text: "menu" })).toMatchObject({ command: { name: "menu" }, answers: [] });
  expect(asked).toEqual([]);
});

test("a command and danger may stand in one message", () => {
  const reading = read({ kind: "text", text: "عايزة أكلم حد، أنا محبوسة في الشقة" });
  expect(reading).toMatchObject({ command: { name: "human" }, risk: "urgent" });
});

test("an edited message is read for danger only", () => {
  expect(read({ kind: "edited", text: "stop" })).toMatchObject({
    kind: "text",
    command: null,
    answers: [],
    risk: "none",
  });
  expect(read({ kind: "edited", text: "I will kill myself" })).toMatchObject({ command: null, risk: "urgent" });
});

test("a caption is read like a text", () => {
  const photo = { kind: "photo", ...media } as const;
  expect(read({ kind: "media", media: photo, caption: "وقف" })).toMatchObject({
    kind: "media",
    media: "photo",
    command: { name: "stop" },
  });
  expect(read({ kind: "media", media: photo, caption: null })).toMatchObject({ text: "", command: null, risk: "none" });
});

test.each<[InboundContent, object]>([
  [
    { kind: "choice", token: "c:stop" },
    { kind: "choice", token: "c:stop", command: null },
  ],
  [
    { kind: "start", campaign: "radio" },
    { kind: "start", campaign: "radio", command: null },
  ],
  [
    { kind: "location", latitude: 30, longitude: 31 },
    { kind: "location", text: "" },
  ],
  [
    { kind: "contact_card", name: "Ali", phone: "+20" },
    { kind: "contact_card", text: "" },
  ],
  [
    { kind: "unsupported", what: "poll" },
    { kind: "unsupported", text: "" },
  ],
  [{ kind: "blocked" }, { kind: "unsupported", text: "" }],
])("%o is read as what it is", (content, reading) => {
  expect(read(content)).toMatchObject(reading);
});

test("invisible characters neither hide a command nor reach the text", () => {
  expect(read({ kind: "text", text: "s\u200bt\u2060op\u202e\0" })).toMatchObject({
    text: "stop",
    command: { name: "stop" },
  });
});

test("of a huge message only the head is looked up, and the end is read for danger", () => {
  asked.length = 0;
  const reading = read({ kind: "text", text: `${"كلام كتير ".repeat(9_000)} they will kill us` });
  expect(reading.risk).toBe("urgent");
  expect(asked[0]?.length).toBe(4_000);
  expect(reading.text.length).toBeGreaterThan(80_000);
});
