import type { Language } from "../../base/language.ts";
import type { Person } from "../../channels/telegram/stand-in/person.ts";
import type { RunningLine } from "./running-line.ts";

const PATIENCE_MS = 15_000;
const WORDS: Record<Language, { hello: string; person: string; delete: string }> = {
  ar: { hello: "السلام عليكم", person: "موظف", delete: "امسح بياناتي" },
  en: { hello: "Hello", person: "person", delete: "delete my data" },
};

/** A person's side of a talk with the line, in one language. */
export function talk(line: RunningLine, who: Person, language: Language) {
  const say = (key: string) => line.says(language, key);
  const count = (text: string) => who.received().filter((message) => message.text === text).length;

  /** Does something, and waits until the line has said what it says to that. */
  async function hears(keys: string | string[], after: () => unknown): Promise<void> {
    const texts = [keys].flat().map(say);
    const before = texts.map(count);
    await after();
    await line.telegram.waitFor(() => texts.every((text, n) => count(text) > (before[n] ?? 0)), PATIENCE_MS);
  }
  const presses = (label: string) => () => who.presses(say(label));

  return {
    hears,
    presses,
    /** From the first word to the menu. */
    async meets() {
      who.says(WORDS[language].hello);
      await who.waitFor((message) => message.reply_markup !== undefined, PATIENCE_MS);
      await hears("welcome.consent", presses(language === "ar" ? "language.arabic" : "language.english"));
      await hears("menu.ask", presses("common.yes"));
    },
    /** From asking for a person to the queue. */
    async asksForPerson() {
      await hears("person.consent", () => who.says(WORDS[language].person));
      await hears("person.about", presses("person.consent_yes"));
      await hears("person.when", presses("person.about_work"));
      await hears("person.wish", presses("person.when_any_time"));
      await hears("person.in_queue", presses("person.wish_any"));
    },
    async deletesEverything() {
      await hears("delete.ask", () => who.says(WORDS[language].delete));
      await hears("service.erased", presses("delete.yes"));
    },
  };
}
