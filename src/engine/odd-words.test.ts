import { describe, expect, it } from "vitest";
import { Talk } from "./talk.ts";
import { realWorld } from "./testing/real-world.ts";

const world = realWorld();

const ODD: Readonly<Record<string, string>> = {
  nothing: "",
  "white space": " \n\t\u00a0\u200f ",
  punctuation: "؟؟!! ... ...",
  "emoji only": "😭😭🙏👨‍👩‍👧",
  "half an emoji": "\ud83d",
  "a hundred thousand letters": "ا".repeat(100_000),
  "a hundred thousand emoji": "😭".repeat(50_000),
  "a hundred thousand characters of words": "كلام كتير ".repeat(10_000),
  "a hundred thousand characters of French": "je suis perdu et je cherche ".repeat(3_600),
  "a hundred thousand digits": "٧".repeat(100_000),
  "scripts in a heap": "عايز visa לגרמניה من فضلك сейчас ሰላም 帮助 please",
  "letters that change direction": "\u202eنص\u202c abc \u2066עברית\u2069",
  "marks piled up": `ا${"\u0651".repeat(5_000)}`,
  "a link": "https://example.org/?q=%D8%A7&x=1#y",
  "code of a template": "{{contacts}} $t(common.yes) <b>&amp;",
};

/** What was said before, from the first message on. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "in the first message": [],
  "at the language": ["hello"],
  "at the consent": ["hello", "English"],
  "at the menu": ["hello", "English", "yes"],
  "on the way to a person": ["hello", "English", "yes", "person", "yes"],
  "in the queue": ["hello", "English", "yes", "person", "yes", "work", "any time", "a woman"],
  "before erasing": ["hello", "English", "yes", "delete my data"],
  "when the chat is hidden": ["hello", "English", "yes", "exit"],
};

/** Characters: of a message the session keeps a beginning. */
const MAX_SESSION = 20_000;

describe.each(Object.entries(PLACES))("%s", (_place, before) => {
  const at = () => {
    const talk = new Talk(world);
    for (const text of before) talk.hear({ kind: "text", text });
    return talk;
  };

  it.each(Object.entries(ODD))("%s breaks nothing, and the way to a person stays open", (_what, text) => {
    const talk = at();
    const events = [text, text].flatMap((words) => talk.hear({ kind: "text", text: words }));
    expect(events.filter(({ type }) => type === "error_raised" || type === "data_deleted")).toEqual([]);
    expect(JSON.stringify(talk.session).length).toBeLessThan(MAX_SESSION);
    talk.hear({ kind: "text", text: "person" });
    const flows = talk.session?.frames.map(({ flow }) => flow);
    expect(flows).toContain(world.revision.helpline.commands.human);
  });
});
