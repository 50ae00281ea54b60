import { ARABIC_SCRIPT_WORDS, FRENCH_WORDS, OTHER_LATIN, SOMALI_WORDS } from "./foreign-words.ts";
import { ARABIZI_PARTICLES, ARABIZI_WORDS, ENGLISH_WORDS, NUMBERED_WORDS } from "./language-words.ts";

/** Languages that the line does not speak: four that it can name, and any other. */
export type ForeignLanguage = "fr" | "so" | "am" | "ti" | "other";

/**
 * The language of a text that is surely neither Arabic, in whichever letters, nor English; null for those and wherever
 * there is too little to be sure. Only the first words are looked at. `text` as typed: accents and letters tell.
 */
export function readForeign(text: string): ForeignLanguage | null {
  const head = text.slice(0, HEAD).replace(LINK, " ");
  if (!FOREIGN_LETTER.test(head) && !LATIN_WORD.test(head)) return null;
  const letters = countLetters(head);
  const most = Math.max(letters.latin, letters.arabic, letters.ethiopic, letters.rest);
  if (most < FEWEST_LETTERS) return null;
  if (letters.ethiopic === most) return readEthiopic(head);
  if (letters.rest === most) return "other";
  if (letters.arabic === most) return readArabicLetters(head);
  return readLatin(head);
}

/** Enough for a few sentences; people paste whole documents. */
const HEAD = 600;

/** Addresses are made of French and English whatever one speaks. */
const LINK = /https?:\/\/\S+|www\.\S+|\S+@\S+/gi;

/** Fewer are a name, a symbol or a slip. */
const FEWEST_LETTERS = 2;

/** Any letter that neither an English nor an Arabic keyboard writes: one look spares ordinary Arabic the rest. */
const FOREIGN_LETTER =
  /[\u0370-\u05ff\u0679\u067e\u0686\u0688\u0691\u0695\u0698\u06a9\u06af\u06b5\u06ba-\u06d3]|(?![\ufb50-\ufeff])[\u0700-\u1dff\u2c00-\uffef]/;
const LATIN_WORD = /[a-z\u00c0-\u024f]{2}/i;

type Letters = { latin: number; arabic: number; ethiopic: number; rest: number };

function countLetters(text: string): Letters {
  const counts: Letters = { latin: 0, arabic: 0, ethiopic: 0, rest: 0 };
  for (const letter of text.match(/\p{L}/gu) ?? []) {
    if (/\p{Script=Arabic}/u.test(letter)) counts.arabic++;
    else if (/\p{Script=Ethiopic}/u.test(letter)) counts.ethiopic++;
    // Mathematical letters are ornaments: 𝐡𝐞𝐥𝐥𝐨 is Latin.
    else if (/[\p{Script=Latin}\p{Script=Common}]/u.test(letter)) counts.latin++;
    else counts.rest++;
  }
  return counts;
}

/** Letters and words that one of the two has and the other hardly ever; a greeting that both share names neither. */
function readEthiopic(text: string): ForeignLanguage {
  const tigrinya = marks(text, TIGRINYA);
  const amharic = marks(text, AMHARIC);
  if (tigrinya === amharic) return "other";
  return tigrinya > amharic ? "ti" : "am";
}

/** The letters ቐ ኸ ዅ ኣ ዓ ሓ and ዝ, "to" (ናብ), "from" (ካብ), "with" (ምስ), and forms of "to be" (እየ, እዩ). */
const TIGRINYA =
  /[\u1250-\u125d\u12b8-\u12c5\u12a3\u12d3\u1213]|እየ|እዩ|እያ|ዘለ|ዝ|(?<!\p{L})(?:ናብ|ካብ|ምስ|ከመይ|እንታይ|መን|ንስኻ|ንሕና|ሕጂ|ገዛ|ስራሕ|ወዲ|ጓል|ቆልዑ|ደቀይ|ነይሩ|የብለይን|የለን|ክፍለጥ|እደሊ|ይደሊ|ብዙሕ|ጽቡቕ|ትግርኛ|ኤርትራ|በጃኹም|በጃኻ)(?!\p{L})/gu;

/** "Is" (ነው), the endings of verbs (ለሁ, ኛል, ች), words that begin with አ, "in" (ውስጥ), "to" (ወደ), "and" (እና). */
const AMHARIC =
  /ነው|ነኝ|ናቸው|አለኝ|አለሁ|የለኝም|ለሁ|ኛል|ሁ(?!\p{L})|ች(?!\p{L})|ውን(?!\p{L})|ኝም?(?!\p{L})|(?<!\p{L})አ|እባክ|እንዴት|እርዳታ|(?<!\p{L})(?:እኔ|እና|ውስጥ|ላይ|ወደ|ወንድሜ?|እህቴ?|አባቴ?|እናቴ?|ባሌ|ሚስቴ|ዛሬ|አሁን|ብር|ጤና|ምን|የት|ማን|ነገር|ስራ|ልጅ|ልጆች|ጋር|በጣም|አማርኛ|ኢትዮጵያ|ሰው|ሀገር|አገር)(?!\p{L})/gu;

/** Persian and Urdu words that Arabic does not have: two, since names and quotations hold one. */
function readArabicLetters(text: string): ForeignLanguage | null {
  const words = text.split(/[^\p{L}\p{M}\u200c]+/u);
  const own = words.filter((word) => ARABIC_SCRIPT_WORDS.has(word) && !SHARED.has(word)).length;
  return own >= 2 && own * 5 >= words.length ? "other" : null;
}

/** Stand in the lists of both; alone they tell nothing. */
const SHARED: ReadonlySet<string> = new Set(["من", "هم", "شما", "را", "نه", "ماه", "هست", "شده", "ده", "دی", "کر"]);

function readLatin(text: string): ForeignLanguage | null {
  const all = latinWords(text);
  const words = new Set(all);
  const known = count(words, ENGLISH_WORDS) + count(words, ARABIZI_WORDS) + 2 * all.filter(hasArabiziDigit).length;
  const french = count(words, FRENCH_WORDS) + marks(text, ELISION) + (FRENCH_LETTER.test(text) ? 1 / 2 : 0);
  const somali = count(words, SOMALI_WORDS) + all.filter(isSomaliShaped).length / 2;
  const other = Math.max(...OTHER_LATIN.map((list) => count(words, list)));
  const best = Math.max(french, somali, other);
  if (best >= SURE && best > known && best * RARE >= words.size) {
    if (best === french) return "fr";
    if (best === somali) return "so";
    if (best > SURE) return "other";
  }
  const hints = count(words, ARABIZI_PARTICLES) + marks(text, ENGLISH_ENDING);
  return words.size >= MANY && known + hints === 0 ? "other" : null;
}

/** Marks of a language: fewer may be a quotation, a name or a slip. A language that is not named needs one more. */
const SURE = 2;
/** At least one word in so many must be among the frequent ones. */
const RARE = 4;
/** Of so many different words English and Arabic have at least one of their frequent ones. */
const MANY = 8;

/** Headlines have few of the frequent words. */
const ENGLISH_ENDING = /(?:ing|ed|tion|ness|ght|ly|ship)(?!\p{L})/giu;

/** j'ai, l'aide, c'est, d'un, qu'il */
const ELISION = /(?<![\p{L}\p{N}])(?:(?:[jldcn]|qu)['’](?=\p{L}{2})|j ai(?!\p{L}))/giu;
const FRENCH_LETTER = /[éèêçàùœ]/i;

function latinWords(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ı", "i").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

function marks(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Different words: "el … el … el" is one. */
function count(words: ReadonlySet<string>, list: ReadonlySet<string>): number {
  let found = 0;
  for (const word of words) if (list.has(word)) found++;
  return found;
}

/** One digit that writes an Arabic letter, beside Latin letters. */
function hasArabiziDigit(word: string): boolean {
  return /^[a-z]*[235-9][a-z]+|[a-z]+[235-9]$/.test(word) && !NUMBERED_WORDS.has(word);
}

/** x and c beside long vowels: waxaan, caafimaad, dhibaatooyin. */
function isSomaliShaped(word: string): boolean {
  return (
    /aa|ee|ii|oo|uu/.test(word) &&
    /x|dh|[aeiou]q|^c[aiou]{2}|[aou]{2}[ydsnlr]a|[aiu]{2}$/.test(word) &&
    !ENGLISH_WORDS.has(word)
  );
}
