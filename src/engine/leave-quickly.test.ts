import { describe, expect, it } from "vitest";
import { converse } from "./testing/helpline.ts";
import { realWorld } from "./testing/real-world.ts";

const { revision, env } = realWorld();

/** Somebody in danger, asked where; the button of the way out among the choices. */
function inDanger() {
  const talk = converse(revision, null, env);
  talk.read({ text: "help", risk: "urgent", signals: [{ kind: "violence", span: "" }] });
  talk.choose("inside");
  return talk;
}

const LEFT = { safe: false, trail: [] };

describe("the way out", () => {
  it("is the same as a button and as the word", () => {
    const pressed = inDanger();
    pressed.choose("exit");
    const written = inDanger();
    written.command("quick_exit");
    expect(pressed.session()).toEqual(written.session());
  });

  it("is the same by its number", () => {
    const talk = inDanger();
    talk.number(4);
    expect(talk.session()).toMatchObject(LEFT);
    expect(talk.place()).toBe("menu.ask > welcome.language > urgent.where > where.place > quick_exit.away");
  });

  it("leaves nothing for whoever types 'back'", () => {
    const talk = inDanger();
    talk.choose("exit");
    expect(talk.session()).toMatchObject(LEFT);
    expect(talk.command("back")).toEqual(["quick_exit.good_time"]);
  });
});
