import { DROPPED, SPACE, TABLE, TABLE_SIZE } from "./fold-table.ts";

/**
 * Text made comparable: case, tashkeel, tatweel, letter variants, digits, punctuation and drawn-out letters no longer
 * matter, white space is one space. For matching only, never for showing. Idempotent.
 */
export function fold(text: string): string {
  return foldWithOrigins(text).text;
}

/** `origins[i]` is where in the source the folded unit `i` came from. */
export type Folded = { text: string; origins: Uint32Array };

export function foldWithOrigins(text: string): Folded {
  // One code unit may become up to 18 (U+FDFA is a whole phrase): those are counted in before.
  const size = text.length + (COMPATIBILITY.test(text) ? 18 * text.length : 0);
  const out = new Out(size);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < TABLE_SIZE) out.push(TABLE[unit] as number, i);
    else i += foldRare(text, i, unit, out);
  }
  return out.finish();
}

/** Presentation forms of old phones, full-width and mathematical letters. */
const COMPATIBILITY = /[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffee\ud835]/;

/** Folds the unit at `i`; returns how many units more than one it took. */
function foldRare(text: string, i: number, unit: number, out: Out): number {
  if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < text.length) {
    if (unit === 0xd835) pushCompatible(text.slice(i, i + 2), i, out);
    else if (unit !== 0xd83c || !isSkinTone(text.charCodeAt(i + 1))) {
      out.push(unit, i);
      out.push(text.charCodeAt(i + 1), i + 1);
    }
    return 1;
  }
  if (isCompatibility(unit)) pushCompatible(text[i] as string, i, out);
  else out.push(foldSymbol(unit), i);
  return 0;
}

/** The second half of U+1F3FB … U+1F3FF. */
function isSkinTone(unit: number): boolean {
  return unit >= 0xdffb && unit <= 0xdfff;
}

function isCompatibility(unit: number): boolean {
  return (unit >= 0xfb50 && unit <= 0xfdff) || (unit >= 0xfe70 && unit <= 0xfefc) || (unit >= 0xff01 && unit <= 0xffee);
}

function pushCompatible(char: string, i: number, out: Out): void {
  const plain = char.normalize("NFKC");
  for (let k = 0; k < plain.length; k++) {
    const unit = plain.charCodeAt(k);
    out.push(unit < TABLE_SIZE ? (TABLE[unit] as number) : foldSymbol(unit), i);
  }
}

function foldSymbol(unit: number): number {
  if (unit >= 0x2000 && unit <= 0x200a) return SPACE;
  if (unit >= 0x200b && unit <= 0x200f) return DROPPED;
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x201b) return 0x27;
  if (unit >= 0x201c && unit <= 0x201f) return 0x22;
  if (unit >= 0x2010 && unit <= 0x2015) return 0x2d;
  if (unit === 0x2026) return 0x2e;
  if (unit >= 0x202a && unit <= 0x202e) return DROPPED;
  if (unit === 0x2028 || unit === 0x2029 || unit === 0x202f || unit === 0x205f || unit === 0x3000) return SPACE;
  if (unit >= 0x2060 && unit <= 0x206f) return DROPPED;
  if ((unit >= 0xfe00 && unit <= 0xfe0f) || unit === 0xfeff) return DROPPED;
  return unit;
}

/** Collects folded units: squeezes white space, and writes a letter drawn out to three or more once. */
class Out {
  private readonly units: Uint16Array;
  private readonly origins: Uint32Array;
  private length = 0;
  private run = 0;

  constructor(size: number) {
    this.units = new Uint16Array(size);
    this.origins = new Uint32Array(size);
  }

  push(unit: number, origin: number): void {
    if (unit === DROPPED) return;
    const last = this.length > 0 ? this.units[this.length - 1] : SPACE;
    if (unit === last && (unit === SPACE || isLetter(unit))) {
      this.run++;
      if (unit === SPACE || this.run > 3) return;
      if (this.run === 3) {
        this.length--;
        return;
      }
    } else this.run = 1;
    this.units[this.length] = unit;
    this.origins[this.length++] = origin;
  }

  finish(): Folded {
    if (this.length > 0 && this.units[this.length - 1] === SPACE) this.length--;
    return { text: unitsToString(this.units, this.length), origins: this.origins };
  }
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x620 && unit <= 0x6d3) || (unit >= 0xe0 && unit < 0x620);
}

/** More arguments than this in one call overflow the stack of some engines. */
const CHUNK = 8192;

function unitsToString(units: Uint16Array, length: number): string {
  let text = "";
  for (let start = 0; start < length; start += CHUNK) {
    const end = Math.min(start + CHUNK, length);
    text += String.fromCharCode.apply(null, units.subarray(start, end) as unknown as number[]);
  }
  return text;
}
