import type { ContactView } from "../domain/content.ts";
import { isolate } from "../i18n/isolate.ts";
import { COMMON_TEXTS } from "./common-texts.ts";
import type { Run } from "./run.ts";
import { SCREEN } from "./screen.ts";
import { sendText } from "./send-text.ts";

/** Sends numbers, a line each, below the words of `text` in one message; what fills a screen goes on in the next one. */
export function sendContactList(run: Run, text: string, contacts: readonly ContactView[]): void {
  if (contacts.length === 0) {
    sendText(run, { key: COMMON_TEXTS.noContact });
    return;
  }
  let key = text;
  let block = "";
  for (const line of linesOf(run, contacts)) {
    if (block !== "" && wordsIn(run, key).length + block.length + line.length >= SCREEN) {
      sendText(run, { key, params: { contacts: block } });
      key = COMMON_TEXTS.moreContacts;
      block = "";
    }
    // The line feed stands in the value: a text sets values apart by marks of direction, which no line of numbers shall hold.
    block += `\n${line}`;
  }
  sendText(run, { key, params: { contacts: block } });
}

/** What holds for all of the numbers is the last line; what holds for some stands behind each. */
function linesOf(run: Run, contacts: readonly ContactView[]): string[] {
  const inside = contacts.filter(({ insideEgyptOnly }) => insideEgyptOnly).length;
  const mixed = inside > 0 && inside < contacts.length;
  const lines = contacts.map((contact) => {
    const note = mixed && contact.insideEgyptOnly ? wordsIn(run, COMMON_TEXTS.fromEgypt) : "";
    return lineOf(run, contact, note);
  });
  return inside === contacts.length ? [...lines, wordsIn(run, COMMON_TEXTS.insideEgypt)] : lines;
}

function lineOf({ language }: Run, { name, number, hours }: ContactView, note: string): string {
  const behind = [hours?.[language] ?? "", note].filter((part) => part !== "").map((part) => ` (${part})`);
  return `${name[language]}: ${isolate(number, language)}${behind.join("")}`;
}

/** A text without the place of the numbers in it. */
function wordsIn({ revision, language }: Run, key: string): string {
  return (revision.texts[language][key] ?? "").replace("{{contacts}}", "");
}
