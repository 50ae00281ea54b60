import { type Face, widthOf } from "./measure.ts";

type Room = { width: number; lines: number; size: number; face?: Face };

/** The first lines of a text, cut at a word with … where there is more; a single word that is too long is cut inside. */
export function wrap(text: string, { width, lines, size, face = "text" }: Room): string[] {
  const fits = (line: string) => widthOf(line, size, face) <= width;
  const words = text.split(/\s+/u).filter((word) => word !== "");
  const out: string[] = [];
  while (words.length > 0 && out.length < lines) {
    let line = words.shift() ?? "";
    while (words[0] !== undefined && fits(`${line} ${words[0]}`)) line += ` ${words.shift()}`;
    out.push(fits(line) ? line : cut(line, fits));
  }
  if (words.length > 0) out.push(more(out.pop() ?? "", fits));
  return out;
}

/** The line with … behind its last word that leaves room for it. */
function more(line: string, fits: (line: string) => boolean): string {
  const words = line.replace(/…$/, "").split(" ");
  while (words.length > 1 && !fits(`${words.join(" ")}…`)) words.pop();
  const kept = words.join(" ").replace(/[.,:;،؛؟?!…-]+$/u, "");
  return fits(`${kept}…`) ? `${kept}…` : cut(kept, fits);
}

function cut(word: string, fits: (line: string) => boolean): string {
  const letters = [...word];
  while (letters.length > 1 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("")}…`;
}
