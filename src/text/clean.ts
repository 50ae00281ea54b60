/**
 * The same words without what could break storage or deceive the eye: well-formed Unicode, no control characters but
 * newline and tab, no bidirectional overrides, no invisible characters. Never longer than `raw`; any length is taken.
 */
export function cleanText(raw: string): string {
  const text = raw.isWellFormed() ? raw : raw.toWellFormed();
  if (!SUSPECT.test(text)) return text;
  return text.replace(LINE_BREAKS, "\n").replace(INVISIBLE, "").replace(STRAY_JOINER, "").replace(MARK_PILE, "$1");
}

const LINE_BREAKS = /\r\n|[\r\u0085\u2028\u2029]/g;

/**
 * Controls, soft hyphen, Hangul fillers, direction marks, overrides, embeddings and isolates, zero-width spaces,
 * annotation marks, and tag characters (text that only machines see).
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it removes
  /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Joiners are kept where they mean something: between emoji, and inside words in Arabic letters. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{Script=Arabic})[\u200c\u200d]+|[\u200c\u200d]+(?!\p{Extended_Pictographic}|\p{Script=Arabic})/gu;

/** Marks piled on one letter cover the lines around; no script needs more than eight. */
const MARK_PILE = /(\p{M}{8})\p{M}+/gu;

/** Cheap first look, so that ordinary messages cost one scan. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  /[\0-\x08\v-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{M}{9}/u;
