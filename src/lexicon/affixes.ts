/** What may stand before and after a stem, per way of writing. Negation is left to the patterns: it is never lost here. */
export type Affixes = {
  /** Letters written onto any word, even one that is listed as it stands. */
  joined: readonly string[];
  before: readonly string[];
  after: readonly string[];
};

/** و ف, the article and prepositions, future and present, the persons, the passive; subjects, objects, «لي», and the ش of ما…ش. */
export const ARABIC_AFFIXES: Affixes = {
  joined: ["و", "ف"],
  before: [
    ...combine(["", "و", "ف"], ["", "ال", "بال", "لل", "ل", "ب", "ك", "عال", "هال", "فال", "ع"]),
    ...combine(
      ["", "و", "ف", "ما", "م", "وما"],
      ["", "ب", "ه", "ح", "س", "حا", "ها", "ك"],
      ["ي", "ت", "ن", "ا"],
      ["", "ت", "ن", "ست"],
    ),
    ...combine(["", "و", "ف"], ["س", "ه", "ح", "ب", "سا", "ها", "حا"]),
    ...combine(["و", "ف"], ["ا", "ات", "ان", "ت"]),
    ...combine(["ما", "م", "وما"], ["", "ب"]),
    "من",
    "بم",
  ],
  after: combine(
    ["", "ت", "تي", "تو", "توا", "و", "وا", "ون", "ين", "ات", "ه", "ان", "ا", "ن", "تم", "نا", "ي"],
    [
      ...["", "ني", "نا", "ك", "كم", "كو", "كن", "ه", "ها", "هم", "هن", "هو"],
      ...["لي", "لنا", "لك", "لكم", "له", "لها", "لهم", "ليا", "لينا", "ليه", "ليها", "ليهم"],
    ],
    ["", "ش"],
  ),
};

export const ENGLISH_AFFIXES: Affixes = { joined: [], before: [], after: ["s", "es", "d", "ed", "ing", "er", "ers"] };

export const ARABIZI_AFFIXES: Affixes = {
  joined: [],
  before: [
    ...combine(["", "w", "f"], ["el", "al", "il", "l", "bel", "lel", "b", "le"]),
    ...combine(
      ["", "w", "ma", "m"],
      ["", "b", "be", "ba", "h", "ha", "7", "7a", "bi"],
      ["y", "ye", "ya", "yo", "t", "te", "ta", "n", "ne", "na", "a", "e", "i"],
      ["", "t", "n", "et", "en"],
    ),
    ...combine(["", "w", "ma"], ["et", "en", "at", "b", "ha", "h"]),
  ],
  after: combine(
    ["", "t", "et", "at", "ty", "to", "o", "oo", "een", "een", "na", "a", "eh", "ah", "y"],
    ["", "ny", "ni", "na", "k", "ak", "ek", "ko", "kom", "o", "ha", "hom", "hum", "ly", "lena"],
    ["", "sh"],
  ),
};

/** On consonants alone (`text/arabizi`, where x is ش). The ت and ن of persons are left out: they make too many words meet. */
export const SKELETON_AFFIXES: Affixes = {
  joined: [],
  before: ["l", "bl", ...combine(["", "w", "m"], ["b", "h", "7", "y", "by", "hy"])],
  after: combine(["", "t", "n"], ["", "n", "k", "km", "h", "hm", "l", "ln"], ["", "x"]),
};

function combine(...parts: readonly (readonly string[])[]): string[] {
  const all = parts.reduce<string[]>((heads, part) => heads.flatMap((head) => part.map((tail) => head + tail)), [""]);
  return [...new Set(all)].filter((text) => text !== "");
}
