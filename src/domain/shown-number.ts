import type { Lane } from "./conversation.ts";

/** Four digits: enough to tell chats apart on a list, too few to single anyone out. */
export const FIRST_NUMBER = 1000;
export const NUMBERS = 9000;

/** The number by which officers call a person. A complaint has one of its own, so that nobody joins it to the other talk. */
export function shownNumber({ lane, id, pseudonym }: { lane: Lane; id: string; pseudonym: number }): number {
  if (lane === "general") return pseudonym;
  const number = FIRST_NUMBER + (scattered(id) % NUMBERS);
  return number === pseudonym ? FIRST_NUMBER + ((number - FIRST_NUMBER + 1) % NUMBERS) : number;
}

/** FNV-1a: ids that are made one after the other give numbers that lie far apart. */
function scattered(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
