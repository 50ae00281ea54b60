import { expect, test } from "vitest";
import type { InboundContent } from "../domain/channel.ts";
import { BUILT } from "./testing/built.ts";
import { readLexiconFiles } from "./testing/read-lexicon-files.ts";
import { createUnderstand } from "./understand.ts";

const understand = createUnderstand({ lexicon: readLexiconFiles(), model: BUILT.model });
const read = (content: InboundContent) => understand(content, { language: null });
const media = { fileRef: "f", mime: null, size: null, duration: null, name: null };

test("a question is read with its topics, answers and language", () => {
  const reading = read({ kind: "text", text: "المكتب ده مرخص؟" });
  expect(reading).toMatchObject({
    kind: "text",
    text: "المكتب ده مرخص؟",
    folded: "المكتب ده مرخص?",
    command: null,
    risk: "none",
    signals: [],
    language: "ar",
    foreign: null,
  });
  expect(reading.topics[0]?.topic).toBe("recruitment_agency_check");
  expect(reading.answers[0]?.key).toBe("RC1");
  for (const { score } of [...reading.topics, ...reading.answers]) {
    expect(score).toBeGreaterThanOrEqual(0);
    expect(score).toBeLessThanOrEqual(1);
  }
});

test("what our own buttons say is no danger", () => {
  const text = "قافلين علينا الباب";
  const own = createUnderstand({ lexicon: readLexiconFiles(), model: BUILT.model, labels: [text] });
  expect(read({ kind: "text", text }).risk).toBe("urgent");
  expect(own({ kind: "text", text: `${text}!` }, { language: null }).risk).toBe("urgent");
  expect(own({ kind: "text", text }, { language: null }).risk).toBe("none");
});

test("a command is not looked up as a question", () => {
  expect(read({ kind: "text", text: "menu" })).toMatchObject({ command: { name: "menu" }, answers: [] });
});

test("a command and danger may stand in one message", () => {
  const reading = read({ kind: "text", text: "ممكن موظف يكلمني؟ جوزي بيضربني" });
  expect(reading).toMatchObject({ command: { name: "human" }, risk: "concern" });
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

test("the end of a huge message is read for danger too", () => {
  const reading = read({ kind: "text", text: `${"كلام كتير ".repeat(9_000)} هيقتلونا الحقونا` });
  expect(reading.risk).toBe("urgent");
  expect(reading.text.length).toBeGreaterThan(80_000);
});

test("what is cried in Arabic among French or Ethiopic words is heard, French alone is not guessed at", () => {
  const french = "Bonjour, je suis malade et je cherche un logement pour ma famille.";
  expect(read({ kind: "text", text: french })).toMatchObject({ foreign: "fr", risk: "none" });
  const cry = "أنا محبوسة والباب مقفول، الحقوني";
  const mixed = read({ kind: "text", text: `${french} ${cry}` });
  expect(mixed).toMatchObject({ foreign: "fr", risk: "urgent" });
  for (const { span } of mixed.signals) expect(cry).toContain(span);
  expect(read({ kind: "text", text: `${french.repeat(40)} ${cry}` }).risk).toBe("urgent");
  expect(read({ kind: "text", text: `ሰላም እንዴት ነህ ቤት እፈልጋለሁ ነው አለ ${cry}` }).risk).toBe("urgent");
});

test.each(["١٢", "15", "16 ساعة", "my uncle", "sometimes", "يوم الخميس", "كان يوم الخميس", "كل يوم"])(
  "an answer to a question of ours is no danger: %s",
  (text) => {
    expect(read({ kind: "text", text }).risk).toBe("none");
  },
);

test.each(["يعني ايه", "يعني شنو"])("a question back is no yes: %s", (text) => {
  expect(read({ kind: "text", text }).command).toBeNull();
});
