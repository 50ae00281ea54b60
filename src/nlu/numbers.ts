import { readCardinal, readOrdinal } from "../text/digits.ts";

/**
 * The number that a whole message picks, in digits or words: «٣», "3)", «رقم ٣», «التالت», "the third one". Null for
 * anything else: a date, a sum, a phone number, a number inside a sentence.
 */
export function readNumber(folded: string, words: readonly string[], numberWords: ReadonlySet<string>): number | null {
  if (words.length > LONGEST) return null;
  const telling = words.filter((word) => !numberWords.has(word));
  // "one" is both a number and what stands after an ordinal.
  const [word, more] = telling.length === 0 ? words.filter((each) => readCardinal(each) !== null) : telling;
  if (word === undefined || more !== undefined) return null;
  if (DIGITS_ONLY.test(word)) return PICKED.test(folded) ? readDigits(word) : null;
  return readCardinal(word) ?? readOrdinalWord(word, telling.length < words.length);
}

/** The first number among words that are known to pick one: an ordinal with or without its article, or a count. */
export function findNumber(words: readonly string[]): number | null {
  for (const word of words) {
    const number = DIGITS_ONLY.test(word) ? readDigits(word) : (readOrdinalWord(word, true) ?? readCardinal(word));
    if (number !== null) return number;
  }
  return null;
}

/** «رقم الاختيار التالت», "the option number three" */
const LONGEST = 4;

const DIGITS_ONLY = /^\d+$/;
const EL = /^el(?=2?[a-z])/;
const ENGLISH_ORDINAL = /^(first|second|[a-z0-9]+(?:st|nd|rd|th))$/;

/** Longer ones are phone numbers, sums and years. */
const DIGITS = 3;

function readDigits(word: string): number | null {
  return word.length <= DIGITS ? Number(word) : null;
}

/** No sign, percentage or currency beside the digits. */
const PICKED = /^[^-+%$€£/:]*[-:]?$/;

/** Without an article or "number" before it, «تاني» is "again". */
function readOrdinalWord(word: string, announced: boolean): number | null {
  if (word.startsWith("ال")) return readOrdinal(word.slice(2)) ?? readCardinal(word.slice(2));
  if (EL.test(word)) return readOrdinal(word.slice(2)) ?? readOrdinal(word.slice(3));
  return announced || ENGLISH_ORDINAL.test(word) ? readOrdinal(word) : null;
}
