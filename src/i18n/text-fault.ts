import { paramsOf } from "./params-of.ts";

/** What is wrong with a text by itself, or null. */
export function textFault(text: string): string | null {
  if (text.trim() === "") return "is empty";
  if (HIDDEN.test(text)) return "holds a control or direction character that nobody sees; take it out";
  if (text.includes("$t(")) return "texts do not hold other texts";
  const braces = text.split("{{").length - 1;
  return braces === paramsOf(text).length && braces === text.split("}}").length - 1 ? null : "write params as {{name}}";
}

/** Controls but the line feed; marks, embeddings and isolates of direction, which `translate` sets itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;
