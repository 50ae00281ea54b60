/** Faces of the drawing: what people read, the same in bold, and names and conditions in letters of one width. */
export type Face = "text" | "bold" | "code";

/**
 * Widths in em, as IBM Plex Sans Arabic has them: nothing here can ask a font. The first that fits counts; Arabic letters
 * at what they take inside a word.
 */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Cf}]/u, 0],
  [/[ \u00a0]/, 0.24],
  [/[اأإآٱلرزبتثنيئ]/, 0.33],
  [/[دذكعغفقوؤةهمىء]/, 0.5],
  [/[سشصض]/, 0.86],
  [/\p{Script=Arabic}/u, 0.68],
  [/[ijl.,:;'|!·،؛]/, 0.3],
  [/[Itfr()[\]{}/\\"-]/, 0.4],
  [/[mwMW@%—…]/, 0.89],
  [/[A-Z]/, 0.68],
  [/./su, 0.58],
];

/** Letters with a tail, which they have at the end of a word. */
const TAILED = /[بتثنيئىفقكلسشصض](?![\p{Script=Arabic}\p{Mn}])/gu;
const TAIL = 0.4;

const CODE_EM = 0.61;
const BOLD = 1.04;
/** Other fonts, which a drawing that stands alone falls back to, are a little wider. */
const RESERVE = 1.06;

/** About how wide a text is, in px; rather too wide than too narrow. */
export function widthOf(text: string, size: number, face: Face = "text"): number {
  if (face === "code") return text.replace(/[\p{Mn}\p{Cf}]/gu, "").length * CODE_EM * size;
  let em = TAIL * (text.match(TAILED)?.length ?? 0);
  for (const char of text) em += CLASSES.find(([pattern]) => pattern.test(char))?.[1] ?? 1;
  return em * size * RESERVE * (face === "bold" ? BOLD : 1);
}
