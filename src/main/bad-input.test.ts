import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Person } from "../channels/telegram/stand-in/person.ts";
import * as schema from "../store/schema.ts";
import { STORES } from "../testing/database.ts";
import { type RunningLine, runningLine, SECRET } from "./testing/running-line.ts";
import { removePrepared } from "./testing/store-settings.ts";

const SECRETS = ["my passport was taken", "Zubayda", "9155532740"];
const message = { text: SECRETS[0], chat: { id: 9_155_532_740, type: "private", first_name: "Zubayda" } };
const update = {
  update_id: 1,
  message: { ...message, message_id: 1, date: 1, from: { id: 9_155_532_740, is_bot: false } },
};

afterAll(removePrepared);

describe.each(STORES)("the webhook of a running line on %s", (store) => {
  let line: RunningLine;
  let lastId = 40_000;
  beforeAll(async () => {
    line = await runningLine(store, "webhook");
  });
  afterAll(() => line?.stop());

  const rows = async () => {
    const { contact, message, receipt, failedUpdate, outbox, alarm } = schema;
    return Promise.all(
      [contact, message, receipt, failedUpdate, outbox, alarm].map((it) => line.ctx.db.orm.$count(it)),
    );
  };

  it.each([
    ["no JSON", `${JSON.stringify(update)}}`, SECRET, 400],
    ["nothing", "", SECRET, 400],
    ["a body of over a megabyte", JSON.stringify({ ...update, padding: "x".repeat(1_100_000) }), SECRET, 413],
    ["JSON that is no update", JSON.stringify({ message }), SECRET, 400],
    [
      "an update of a wrong shape",
      JSON.stringify({ update_id: 2, message: { ...message, message_id: "one" } }),
      SECRET,
      400,
    ],
    ["a list", JSON.stringify([update]), SECRET, 400],
    ["an update without the secret", JSON.stringify(update), null, 401],
    ["an update with a wrong secret", JSON.stringify(update), `${SECRET}x`, 401],
    ["something too large without the secret", "x".repeat(1_100_000), null, 401],
  ])("turns away %s: one line without content, and nothing is stored", async (_, body, secret, status) => {
    const [before, said] = [await rows(), line.log.lines.length];
    expect(await line.post(body, secret)).toEqual({ status });
    const lines = line.log.lines.slice(said).filter((it) => it.event === "request");
    expect(lines).toMatchObject([{ method: "POST", route: "/webhooks/telegram", status }]);
    expect(await rows()).toEqual(before);
  });

  it("wrote no word, name or number of anyone to the log", () => {
    const text = line.log.text();
    for (const secret of [...SECRETS, SECRET]) expect(text).not.toContain(secret);
  });

  const updateOf = (who: Person, text: string, n = 1) => {
    const from = { id: who.id, is_bot: false, first_name: "Amal" };
    const chat = { id: who.id, type: "private", first_name: "Amal" };
    return JSON.stringify({
      update_id: ++lastId,
      message: { message_id: 70_000 + n, date: 1_790_000_000, from, chat, text },
    });
  };

  it("makes one person, one message and one reply of a first message that comes five times at once", async () => {
    const who = line.stranger();
    const body = updateOf(who, "Hello");
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => line.post(body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await who.waitFor(() => true);
    const kept = await line.kept(who);
    expect(kept?.messages.map((it) => it.direction)).toEqual(["in", "out"]);
    expect(kept?.conversations).toHaveLength(1);
    const again = updateOf(who, "English", 2);
    await Promise.all([1, 2, 3, 4, 5].map(() => line.post(again)));
    const all = (await line.kept(who))?.messages ?? [];
    expect(all.filter((it) => it.direction === "in")).toHaveLength(2);
    const said = all.filter((it) => it.direction === "out").length;
    await line.telegram.waitFor(() => who.received().length === said);
    expect(who.received()).toHaveLength(said);
  });

  it("stores what was sent as first to twentieth in that order, whatever overtakes what on the way", async () => {
    const who = line.stranger();
    const bodies = Array.from({ length: 20 }, (_, n) => updateOf(who, `message ${n + 1}`, n));
    await Promise.all(bodies.toReversed().map((body) => line.post(body)));
    const heard = (await line.kept(who))?.messages.filter((it) => it.direction === "in").map((it) => it.body.text);
    expect(heard).toEqual(bodies.map((_, n) => `message ${n + 1}`));
  });

  it.each([
    ["a hundred thousand letters", "ا".repeat(100_000)],
    ["half an emoji", "a\uD83D b"],
    ["a NUL", "a\u0000b"],
    ["right-to-left overrides", "\u202Eevil\u202C\u2067x\u2069"],
    ["nothing but spaces", " \n "],
  ])("handles %s", async (_, text) => {
    const who = line.stranger();
    expect((await line.post(updateOf(who, text))).status).toBe(200);
    await who.waitFor(() => true);
    expect((await line.kept(who))?.messages.filter((it) => it.direction === "in")).toHaveLength(1);
  });
});
