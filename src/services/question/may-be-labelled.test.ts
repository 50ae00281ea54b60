import { expect, it } from "vitest";
import { testLibrary } from "../../testing/ctx.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { mayBeLabelled } from "./may-be-labelled.ts";

const real = testLibrary();
const read = (text: string) => real.understand({ kind: "text", text }, { language: null });
const plain = withReadings(real, () => ({}));
/** Words of which nothing is understood. */
const odd = (text: string) => plain.understand({ kind: "text", text }, { language: null });

it("takes a question in any writing", () => {
  for (const text of ["عايز اعرف عن حاجة غريبة", "what about the blue goat", "ኣነ ሓገዝ የድልየኒ"])
    expect(mayBeLabelled(odd(text))).toBe(true);
});

it.each([
  ["words of danger", read("help me he wants to kill me he is at the door now")],
  ["a command", read("menu")],
  ["emoji alone", odd("😭😭🙏")],
  ["numbers alone", odd("12 ٣")],
  ["nothing", odd(" ")],
])("does not take %s", (_what, reading) => {
  expect(mayBeLabelled(reading)).toBe(false);
});

it("does not take what complains of staff: they might be the reader", () => {
  const reading = { ...odd("words"), risk: "concern", signals: [{ kind: "psea", span: "words" }] } as const;
  expect(mayBeLabelled({ ...reading, signals: [...reading.signals] })).toBe(false);
});

it("does not take a press or a file", () => {
  expect(mayBeLabelled({ ...odd("words"), kind: "choice" })).toBe(false);
  expect(mayBeLabelled({ ...odd("words"), kind: "media" })).toBe(false);
});
