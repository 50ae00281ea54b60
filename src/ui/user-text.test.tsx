import { describe, expect, it } from "vitest";
import { UserText } from "./user-text.tsx";

const html = (text: string, spans: { kind: "violence" | "captivity"; span: string }[] = []) =>
  String(<UserText text={text} spans={spans} markTitle={({ kind }) => kind} />);

describe("UserText", () => {
  it("shows markup as the characters that it is", () => {
    expect(html('<img src=x onerror=alert(1)> & "quotes"')).toBe(
      '<div class="user-text" dir="auto">&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;</div>',
    );
  });

  it("takes its direction from the text itself and keeps line breaks", () => {
    expect(html("مرحبا\nhello")).toBe('<div class="user-text" dir="auto">مرحبا\nhello</div>');
  });

  it("keeps the groups of a phone number in the order in which it is dialled", () => {
    expect(html("رقمه +20 100 123-4567 تمام")).toContain('رقمه <bdi dir="ltr">+20 100 123-4567</bdi> تمام');
    expect(html("سنة 2024 و 5")).not.toContain("<bdi");
  });

  it("marks the words that gave rise to a signal, escaped like the rest", () => {
    expect(html("he <beats> me", [{ kind: "violence", span: "<beats> me" }])).toContain(
      'he <mark class="signal" title="violence">&lt;beats&gt; me</mark>',
    );
  });

  it("marks each place once where signals overlap, and leaves out words that are not there", () => {
    const spans = [
      { kind: "violence", span: "beats me" } as const,
      { kind: "captivity", span: "me and locks" } as const,
      { kind: "captivity", span: "never said" } as const,
    ];
    expect(html("he beats me and locks the door", spans).match(/<mark/g)).toHaveLength(1);
  });
});
