import { beforeEach, describe, expect, it } from "vitest";
import type { Statement } from "../../store/db.ts";
import { WRITE_NEXT, WRITE_NEXT_QUESTION } from "../../store/receive-statements.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx, testLibrary } from "../../testing/ctx.ts";
import { STORES, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { expireConversations } from "../conversation/expire.ts";
import { receive } from "../conversation/receive.ts";

const STRANGE = "what about the blue goat of my neighbour";

describe.each(STORES)("a question that was not understood, on %s", (store) => {
  let ctx: TestCtx;
  let them: ReturnType<typeof person>;
  let ran: Statement[];
  beforeEach(async () => {
    const { db } = await testDatabase(store);
    ran = [];
    const counted = {
      ...db,
      orm: db.orm,
      run: <T>(statement: Statement, values: Parameters<typeof db.run>[1]) => {
        ran.push(statement);
        return db.run<T>(statement, values);
      },
    };
    const library = withReadings(testLibrary(), (text) => (/goat/.test(text) ? {} : null));
    ctx = await testCtx(counted, { library });
    them = person("1");
  });

  const say = async (...texts: string[]) => {
    for (const text of texts) await receive(ctx, them.says(text));
  };
  const asked = async () => {
    const rows = await ctx.db.orm.select().from(schema.question);
    const said = await timeline(ctx);
    return rows.map((row) => said.find(({ id }) => id === row.messageId)?.body.text);
  };

  it("is on the list, by its message and without its words", async () => {
    await say("hello", "English", "yes", STRANGE);
    const [row] = await ctx.db.orm.select().from(schema.question);
    const [conversation] = await ctx.db.orm.select().from(schema.conversation);
    expect(row).toMatchObject({ state: "open", conversationId: conversation?.id, topic: null, settledBy: null });
    expect(await asked()).toEqual([STRANGE]);
    expect(JSON.stringify(row)).not.toContain("goat");
  });

  it("costs no round trip more, and one that is understood runs the very statement that it ran before", async () => {
    await say("hello", "English", "yes");
    ran = [];
    await say(STRANGE);
    expect(ran.length).toBe(2);
    expect(ran[1]).toBe(WRITE_NEXT_QUESTION);
    await say("menu");
    expect(ran[3]).toBe(WRITE_NEXT);
  });

  it("is found where it stood in the first words, and was answered after the welcome", async () => {
    await say(STRANGE, "English");
    expect(await asked()).toEqual([]);
    await say("yes");
    expect(await asked()).toEqual([STRANGE]);
  });

  it("is each wording once when the person tries again", async () => {
    await say("hello", "English", "yes", STRANGE, "the purple goat of a neighbour");
    expect((await asked()).toSorted()).toEqual(["the purple goat of a neighbour", STRANGE]);
  });

  it("is not kept for who has not agreed that messages are kept", async () => {
    await say("hello", "English", "no", STRANGE);
    expect(await asked()).toEqual([]);
  });

  it("is no emoji, no danger and nothing that came late", async () => {
    await say("hello", "English", "yes");
    const late = them.says(STRANGE);
    await say("😭🙏", "help me he wants to kill me he is at the door now");
    await receive(ctx, late);
    expect(await asked()).toEqual([]);
  });

  it("leaves the list when an edit makes it dangerous", async () => {
    await say("hello", "English", "yes");
    const question = them.says(STRANGE);
    await receive(ctx, question);
    await receive(ctx, them.send({ kind: "edited", text: "the red goat" }, { ref: question.ref }));
    expect(await asked()).toHaveLength(1);
    const danger = "help me he wants to kill me he is at the door now";
    await receive(ctx, them.send({ kind: "edited", text: danger }, { ref: question.ref }));
    expect(await asked()).toEqual([]);
  });

  it("goes with the person's data, and nobody else's", async () => {
    await say("hello", "English", "yes", STRANGE);
    const other = person("2");
    for (const text of ["hello", "English", "yes", STRANGE]) await receive(ctx, other.says(text));
    await say("delete my data", "yes");
    expect(await asked()).toEqual([STRANGE]);
  });

  it("goes when the person takes back that messages are kept", async () => {
    await say(
      "hello",
      "English",
      "yes",
      STRANGE,
      "menu",
      "More",
      "My data",
      "Withdraw my consent",
      "Keeping my messages",
    );
    expect(await asked()).toEqual([]);
  });

  it("goes when its words are cleared", async () => {
    await say("hello", "English", "yes", STRANGE);
    await ctx.db.orm.update(schema.conversation).set({ status: "closed", closedAt: new Date(ctx.clock()) });
    await ctx.db.orm.update(schema.question).set({ state: "labelled", topic: "out_of_scope" });
    ctx.time.tick(31 * 86_400_000);
    await expireConversations(ctx);
    expect(await ctx.db.orm.$count(schema.question)).toBe(0);
  });

  it("is written with its message or not at all", async () => {
    await say("hello", "English", "yes");
    const question = them.says(STRANGE);
    const outcomes = await Promise.all([1, 2, 3].map(() => receive({ ...ctx }, question)));
    expect(outcomes.filter((outcome) => outcome === "handled")).toHaveLength(1);
    expect(await asked()).toEqual([STRANGE]);
  });
});
