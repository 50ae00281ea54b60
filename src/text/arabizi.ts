/**
 * What is left of a word when only its consonants count, so that the many spellings of one Arabic word in Latin
 * letters meet the Arabic spelling: 3ayez, 3ayz, aayez and عايز are all "3z" or "z". Words are folded (`text/arabic`).
 */
export function skeletonOfArabic(word: string): string {
  let skeleton = "";
  for (let i = 0; i < word.length; i++) {
    const letter = word[i] as string;
    if (i === word.length - 1 && letter === "ه" && i > 0) break;
    const consonant = i === 0 ? (INITIAL[letter] ?? CONSONANTS[letter]) : CONSONANTS[letter];
    skeleton = append(skeleton, consonant ?? "");
  }
  return skeleton;
}

/** The skeletons that a Latin spelling may mean: 2 writes both hamza, which has none, and ق. Often one, at most two. */
export function skeletonsOfLatin(word: string): string[] {
  const spelled = digraphs(word);
  const withQaf = latinSkeleton(spelled, "q");
  return spelled.includes("2") ? [withQaf, latinSkeleton(spelled, "")] : [withQaf];
}

/** One letter for each sound: sh→$, kh→5, gh→8, th→t, dh→d, ch→$. */
export function digraphs(word: string): string {
  if (!word.includes("h")) return word;
  let text = "";
  for (let i = 0; i < word.length; i++) {
    const pair = word[i + 1] === "h" ? DIGRAPHS[word[i] as string] : undefined;
    text += pair ?? word[i];
    if (pair !== undefined) i++;
  }
  return text;
}

function latinSkeleton(word: string, two: "q" | ""): string {
  let skeleton = "";
  for (let i = 0; i < word.length; i++) {
    const letter = word[i] as string;
    if (letter === "h" && i === word.length - 1 && i > 0) break;
    if (letter === "2") skeleton = append(skeleton, two);
    else if (i === 0 && (letter === "w" || letter === "y")) skeleton += letter;
    else skeleton = append(skeleton, SOUNDS[letter] ?? "");
  }
  return skeleton;
}

/** Doubled consonants are written once or twice as people please. */
function append(skeleton: string, consonant: string): string {
  return consonant === "" || skeleton.endsWith(consonant) ? skeleton : skeleton + consonant;
}

const DIGRAPHS: Readonly<Record<string, string>> = { s: "$", c: "$", k: "5", g: "8", t: "t", d: "d" };

/** و and ي are vowels but at the start of a word. */
const INITIAL: Readonly<Record<string, string>> = { و: "w", ي: "y" };

const CONSONANTS: Readonly<Record<string, string>> = {
  ب: "b",
  ت: "t",
  ث: "t",
  ج: "g",
  ح: "7",
  خ: "5",
  د: "d",
  ذ: "d",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "x",
  ص: "s",
  ض: "d",
  ط: "t",
  ظ: "z",
  ع: "3",
  غ: "8",
  ف: "f",
  ق: "q",
  ك: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
};

const SOUNDS: Readonly<Record<string, string>> = {
  b: "b",
  c: "k",
  d: "d",
  f: "f",
  g: "g",
  h: "h",
  j: "g",
  k: "k",
  l: "l",
  m: "m",
  n: "n",
  p: "b",
  q: "q",
  r: "r",
  s: "s",
  t: "t",
  v: "f",
  x: "5",
  z: "z",
  $: "x",
  "3": "3",
  "5": "5",
  "6": "t",
  "7": "7",
  "8": "8",
  "9": "s",
};
