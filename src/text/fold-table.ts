export const TABLE_SIZE = 0x700;
export const SPACE = 0x20;
export const DROPPED = 0;

/** Persian and Urdu keyboards write their own kaf, yeh and heh; they are the same words. */
const LETTERS: readonly (readonly [string, string])[] = [
  ["أإآٱٲٳٵ", "ا"],
  ["ىئیېۍےێ", "ي"],
  ["ةۀہۂۃەھ", "ه"],
  ["ؤۆۇۈۋ", "و"],
  ["کڪګ", "ك"],
  ["گ", "ك"],
  ["ڤ", "ف"],
  ["پ", "ب"],
  ["چ", "ج"],
  ["،٬", ","],
  ["؛", ";"],
  ["؟", "?"],
  ["٪", "%"],
  ["٫", "."],
  ["۔", "."],
  ["`´ʼʻ", "'"],
  ["«»", '"'],
];

/** Combining marks, Arabic signs, tashkeel and superscript alef, Koranic marks, tatweel, direction marks, soft hyphen. */
const MARKS: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0e, 0x1f],
  [0x7f, 0x84],
  [0x86, 0x9f],
  [0xad, 0xad],
  [0x300, 0x36f],
  [0x610, 0x61a],
  [0x61c, 0x61c],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6dc],
  [0x6df, 0x6e8],
  [0x6ea, 0x6ed],
];

/** What each code unit below `TABLE_SIZE` is folded to; `DROPPED` where it means nothing. */
export const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(TABLE_SIZE);
  for (let unit = 0; unit < TABLE_SIZE; unit++) table[unit] = foldLetter(unit);
  for (const [from, to] of LETTERS) for (const letter of from) table[letter.charCodeAt(0)] = to.charCodeAt(0);
  for (const [first, last] of MARKS) for (let unit = first; unit <= last; unit++) table[unit] = DROPPED;
  // What a letter is made of may itself be folded (ŉ is ʼ and n): once more, and folding is idempotent.
  for (let unit = 0; unit < TABLE_SIZE; unit++) table[unit] = table[table[unit] as number] ?? (table[unit] as number);
  for (let digit = 0; digit < 10; digit++) {
    table[0x660 + digit] = 0x30 + digit;
    table[0x6f0 + digit] = 0x30 + digit;
  }
  return table;
}

function foldLetter(unit: number): number {
  const char = String.fromCharCode(unit);
  if (/\s/.test(char)) return SPACE;
  const plain = char.normalize("NFKD").toLowerCase().normalize("NFKD");
  return /^\s/.test(plain) ? unit : plain.charCodeAt(0);
}
