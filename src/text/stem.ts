/** A folded word without what grammar adds, lightly: two forms of one word mostly meet, two words rarely do. */
export function stem(word: string): string {
  const unit = word.charCodeAt(0);
  return unit >= 0x620 && unit <= 0x6d3 ? stemArabic(word) : stemEnglish(word);
}

function stemArabic(word: string): string {
  const spoken = SPELT.test(word) ? word.replace(SPELT_ALL, (letter) => SPOKEN[letter] ?? "") : word;
  return dropAfter(dropBefore(spoken));
}

const SPELT = /[ثذظء]/;
const SPELT_ALL = /[ثذظء]/g;
const SPOKEN: Readonly<Record<string, string>> = { ث: "ت", ذ: "د", ظ: "ض" };

/** What is left must still tell a word. */
const SHORTEST = 3;

const BEFORE = ["وال", "بال", "فال", "كال", "عال", "هال", "لل", "ال"];
/** Future, present and person; the Egyptian future «هسافر» has no other letter between. */
const TENSES = /^[وف]?(?:(?:[بهح]?[يتنا]|س[يتن])(?=[^ا]..)|ه(?=....))/;

function dropBefore(word: string): string {
  for (const part of BEFORE) {
    if (word.startsWith(part)) return word.length - part.length >= SHORTEST ? word.slice(part.length) : word;
  }
  return word.length > SHORTEST ? word.replace(TENSES, "") : word;
}

const AFTER = [
  "وني",
  "ونا",
  "ونه",
  "هم",
  "ها",
  "نا",
  "ني",
  "كم",
  "كو",
  "وا",
  "ون",
  "ين",
  "ات",
  "يه",
  "ه",
  "ي",
  "ك",
  "و",
  "ا",
];

function dropAfter(word: string): string {
  for (const part of AFTER) {
    if (word.endsWith(part) && word.length - part.length >= SHORTEST) return word.slice(0, -part.length);
  }
  return word;
}

function stemEnglish(word: string): string {
  if (word.length > 5 && word.endsWith("ing")) return undouble(word.slice(0, -3));
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith("ed")) return undouble(word.slice(0, -2));
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) return undouble(word.slice(0, -1));
  // The e that "leaving" has dropped.
  return word.length > 4 && word.endsWith("e") ? word.slice(0, -1) : undouble(word);
}

/** travelling and travel, stopped and stop. */
function undouble(word: string): string {
  const last = word.length - 1;
  return word.length > SHORTEST && word[last] === word[last - 1] ? word.slice(0, last) : word;
}
