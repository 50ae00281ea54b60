import { describe, expect, it } from "vitest";
import { TEST_LIMITS, testLibrary } from "../../testing/ctx.ts";
import { render } from "./render.ts";

const library = testLibrary();
const translate = library.translate(library.current());
const YES_NO = [
  { token: "1:yes", label: { key: "common.yes" } },
  { token: "1:no", label: { key: "common.no" } },
];
const PLAIN = { ...TEST_LIMITS, buttons: false, choices: 0 };

describe("a text with choices", () => {
  it("is one message with buttons where the channel has them", () => {
    expect(render(translate, TEST_LIMITS, "en", { key: "feedback.ask" }, YES_NO)).toEqual([
      {
        text: translate("en", "feedback.ask"),
        choices: [
          { token: "1:yes", label: "Yes" },
          { token: "1:no", label: "No" },
        ],
      },
    ]);
  });

  it("is a numbered list where it has none, in digits that any keyboard has", () => {
    const [message] = render(translate, PLAIN, "ar", { key: "feedback.ask" }, YES_NO);
    const [yes, no] = [translate("ar", "common.yes"), translate("ar", "common.no")];
    expect(message?.text).toContain(`\n1. ${yes}\n2. ${no}`);
  });

  it("keeps the choices with the last message where it is too long for one", () => {
    const messages = render(translate, { ...TEST_LIMITS, textLength: 60 }, "en", { key: "welcome.consent" }, YES_NO);
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.every(({ text }) => text.length <= 60)).toBe(true);
    expect(messages.map(({ choices }) => choices !== undefined)).toEqual(
      messages.map((_, n) => n === messages.length - 1),
    );
  });

  it("loses no choice of a list that is too long for one message", () => {
    const messages = render(translate, { ...PLAIN, textLength: 40 }, "en", { key: "feedback.ask" }, YES_NO);
    const all = messages.map(({ text }) => text).join("\n");
    expect(all).toContain("1. Yes");
    expect(all).toContain("2. No");
  });
});
