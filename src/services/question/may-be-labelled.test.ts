import { expect, it } from "vitest";
import { testLibrary } from "../../testing/ctx.ts";
import { mayBeLabelled } from "./may-be-labelled.ts";

const read = (text: string) => testLibrary().understand({ kind: "text", text }, { language: null });

it("takes a question in any writing", () => {
  for (const text of ["عايز اعرف عن حاجة غريبة", "what about the blue goat", "ኣነ ሓገዝ የድልየኒ"])
    expect(mayBeLabelled(read(text))).toBe(true);
});

it.each([
  ["words of danger", "help me he wants to kill me he is at the door now"],
  ["a command", "menu"],
  ["emoji alone", "😭😭🙏"],
  ["numbers alone", "12 ٣"],
  ["nothing", " "],
])("does not take %s", (_what, text) => {
  expect(mayBeLabelled(read(text))).toBe(false);
});

it("does not take what complains of staff: they might be the reader", () => {
  const reading = { ...read("words"), risk: "concern", signals: [{ kind: "psea", span: "words" }] } as const;
  expect(mayBeLabelled({ ...reading, signals: [...reading.signals] })).toBe(false);
});

it("does not take a press or a file", () => {
  expect(mayBeLabelled({ ...read("words"), kind: "choice" })).toBe(false);
  expect(mayBeLabelled({ ...read("words"), kind: "media" })).toBe(false);
});
