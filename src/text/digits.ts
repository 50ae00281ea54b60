/** Arabic-Indic and Persian digits as 0-9; all else stays. */
export function toWesternDigits(text: string): string {
  return text.replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** Both blocks start at a multiple of sixteen, so the low four bits are the digit. */
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** One to ten, as a folded word of any variety says it; null for any other word. */
export function readCardinal(word: string): number | null {
  return CARDINALS.get(word) ?? null;
}

/** First to tenth, as a folded word without its article says it; null for any other word. */
export function readOrdinal(word: string): number | null {
  return ORDINALS.get(word) ?? null;
}

function count(rows: readonly string[]): ReadonlyMap<string, number> {
  return new Map(rows.flatMap((row, i) => row.split(" ").map((word): [string, number] => [word, i + 1])));
}

/** «ست» is left out: alone it is a woman, not six. */
const CARDINALS = count([
  "واحد واحده وحده one wahed wa7ed wahid wa7da",
  "اتنين اثنين اثنان اتنينه تنين two etnen etnein itnen tnen tnein",
  "تلاته ثلاثه تلات ثلاث تلته three talata tlata talat",
  "اربعه اربع four arba3a arb3a arbaa",
  "خمسه خمس five 5amsa khamsa 5amse",
  "سته six setta sitta",
  "سبعه سبع seven sab3a saba3",
  "تمانيه تمنيه ثمانيه تمانيا تماني ثماني eight tamanya tmanya",
  "تسعه تسع nine tes3a tis3a",
  "عشره عشر ten 3ashara 3ashra",
]);

const ORDINALS = count([
  "اول اولي اولاني first 1st awel awwel",
  "تاني تانيه ثاني ثانيه second 2nd tany tanya",
  "تالت تالته ثالث ثالثه third 3rd talet",
  "رابع رابعه fourth 4th rabe3",
  "خامس خامسه fifth 5th 5ames",
  "سادس سادسه sixth 6th sades",
  "سابع سابعه seventh 7th sabe3",
  "تامن تامنه ثامن ثامنه eighth 8th tamen",
  "تاسع تاسعه ninth 9th tase3",
  "عاشر عاشره tenth 10th 3asher",
]);
