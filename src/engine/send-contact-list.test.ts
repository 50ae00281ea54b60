import { describe, expect, it } from "vitest";
import type { ContactView } from "../domain/content.ts";
import { createTranslator } from "../i18n/translate.ts";
import { openRun } from "./run.ts";
import { SCREEN } from "./screen.ts";
import { sendContactList } from "./send-contact-list.ts";
import { env, fixture } from "./testing/helpline.ts";

const translate = createTranslator(fixture.texts);

/** The messages as they reach the person, in Arabic. */
function said(contacts: readonly ContactView[]): string[] {
  const run = openRun(fixture, null, env);
  sendContactList(run, "urgent.calm", contacts);
  return run.events.map((event) =>
    event.type === "message_created" ? translate(event.language, event.text.key, event.text.params) : event.type,
  );
}

function contact(name: string, insideEgyptOnly = true): ContactView {
  return { id: name, name: { ar: name, en: name }, number: "16 000", hours: null, insideEgyptOnly };
}

/** Marks of direction as letters that are seen. */
const shown = (text: string) => text.replaceAll("\u2068", "<").replaceAll("\u2069", ">");

describe("a list of numbers", () => {
  it("is one message, each number apart from the Arabic around it, what holds for all in the last line", () => {
    expect(said([contact("النجدة"), contact("الإسعاف")]).map(shown)).toEqual([
      "معاك.<\nالنجدة: <16 000>\nالإسعاف: <16 000>\nمن جوه مصر بس.>",
    ]);
  });

  it("says behind a number what holds for some only", () => {
    expect(said([contact("النجدة"), contact("الخارجية", false)]).map(shown)).toEqual([
      "معاك.<\nالنجدة: <16 000> (من جوه مصر)\nالخارجية: <16 000>>",
    ]);
  });

  it("leaves no mark open in a line of numbers", () => {
    const lines = said([contact("النجدة"), contact("الإسعاف")]).flatMap((text) => text.split("\n").slice(1, -1));
    const open = lines.filter((line) => line.split("\u2068").length !== line.split("\u2069").length);
    expect(open).toEqual([]);
  });

  it("goes on in a second message when the screen is full, and breaks no line", () => {
    const messages = said(Array.from({ length: 20 }, (_, n) => contact(`جهة رقم كذا ${"ء".repeat(n)}`)));
    expect(messages.map((text) => text.length <= SCREEN + MARKS)).toEqual(messages.map(() => true));
    expect(messages.join("\n").match(/16 000/g)).toHaveLength(20);
    expect(messages.slice(1).every((text) => text.startsWith("وكمان:"))).toBe(true);
  });

  it("without numbers says so", () => {
    expect(said([])).toEqual(["common.no_contact"]);
  });
});

/** The marks around the list, which nobody sees. */
const MARKS = 2;
