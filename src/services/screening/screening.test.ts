import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "../../console/testing/line.ts";
import * as schema from "../../store/schema.ts";
import { STORES } from "../../testing/database.ts";
import { timeline } from "../../testing/timeline.ts";
import { claim } from "../conversation/claim.ts";
import { expireConversations } from "../conversation/expire.ts";
import { contactKey } from "../conversation/lock.ts";
import { openAnswers } from "./open-answers.ts";
import { readScreenings } from "./read-screenings.ts";
import { askPerson } from "./testing/ask-person.ts";
import { screeningLibrary } from "./testing/screening-library.ts";

const DAY_MS = 86_400_000;

describe.each(STORES)("a screening on %s", (kind) => {
  let line: TestLine;
  let amal: TestOfficer;
  let id: string;
  let them: string;
  let people = 0;

  beforeAll(async () => {
    line = await testLine(kind);
    line.ctx.library = screeningLibrary();
    amal = await line.officer("Amal");
  }, 60_000);
  afterAll(() => line.drop());
  beforeEach(async () => {
    line.ctx.time.tick(60_000);
    them = `person-${++people}`;
    id = await line.says(them, "hello", "English", "yes");
    await askPerson(line.ctx, id);
  });

  const say = (...texts: string[]) => line.says(them, ...texts);
  const conversation = async (conversationId = id) => {
    const { conversation } = schema;
    const [row] = await line.ctx.db.orm.select().from(conversation).where(eq(conversation.id, conversationId));
    if (!row) throw new Error("gone");
    return row;
  };
  const rows = async (conversationId = id) => {
    const { screening } = schema;
    return line.ctx.db.orm.select().from(screening).where(eq(screening.conversationId, conversationId));
  };
  const answers = async () => {
    const key = await contactKey(line.ctx, line.ctx.db, (await conversation()).contactId);
    const [row] = await rows();
    return openAnswers(line.ctx.db, key, row?.id ?? "");
  };

  it("keeps what was answered, in order, with the words and the message", async () => {
    await say("yes", "18 or over", "no", "16");
    const given = await answers();
    expect(given.map(({ question, answer }) => [question, answer])).toEqual([
      ["age", "adult"],
      ["documents", "no"],
      ["hours", 16],
    ]);
    expect(given[2]?.words).toBe("16");
    const messages = await timeline(line.ctx);
    expect(messages.find((it) => it.id === given[2]?.messageId)?.body.text).toBe("16");
  });

  it("keeps words that are no answer beside the question, and the answer after them", async () => {
    await say("yes", "18 or over", "it was a green lamp behind the wall", "no");
    expect(await answers()).toMatchObject([
      { question: "age", answer: "adult" },
      { question: "documents", answer: "", words: "it was a green lamp behind the wall" },
      { question: "documents", answer: "no" },
    ]);
  });

  it("leaves nothing of the answers to be read in the store", async () => {
    await say("yes", "18 or over", "yes", "At work");
    const stored = await line.ctx.db.orm.select().from(schema.screeningAnswer);
    const plain = stored.map(({ body }) => Buffer.from(body).toString("latin1")).join();
    expect(plain).not.toMatch(/documents|there|At work/);
  });

  it("brings who has told of coercion to an officer, as urgent as that", async () => {
    await say("yes", "18 or over", "yes", "At work", "8", "yes");
    expect(await rows()).toMatchObject([
      { instrument: "ilo-adult-labour", entry: "topic", ended: "completed", result: "E", priority: 2 },
    ]);
    expect(await conversation()).toMatchObject({
      status: "waiting",
      priority: 2,
      team: "protection",
      reason: "screening",
    });
    expect((await conversation()).dueAt).not.toBeNull();
  });

  it("goes on by the child's list when the person is a child, and to who works with children", async () => {
    await say("yes", "Under 18", "no");
    expect(await rows()).toMatchObject([{ instrument: "ilo-child-labour", ended: "completed", priority: 1 }]);
    expect((await answers()).map(({ question }) => question)).toEqual(["age", "child_safe"]);
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 1, team: "children" });
    expect(await line.ctx.db.orm.$count(schema.alarm, eq(schema.alarm.kind, "danger"))).toBe(1);
  });

  it("has an officer look at answers that show nothing, in their turn", async () => {
    await say("yes", "18 or over", "no", "8", "yes");
    expect(await rows()).toMatchObject([{ ended: "completed", result: "none" }]);
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 3, reason: "screening" });
  });

  it("keeps nothing after stop but that it was stopped, and acts on what was told before", async () => {
    await say("yes", "18 or over", "yes", "At work", "16", "Enough now", "no");
    expect(await rows()).toMatchObject([{ ended: "stopped", result: "E" }]);
    expect(await answers()).toHaveLength(4);
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 2 });
  });

  it("leaves who stopped before they told anything with the bot", async () => {
    await say("yes", "Enough now");
    expect(await rows()).toMatchObject([{ ended: "stopped", result: "none" }]);
    expect((await conversation()).status).toBe("bot");
  });

  it("ends in danger, which goes before it", async () => {
    await say("yes", "18 or over", "جوزي حابسني ومش قادرة أخرج");
    expect(await rows()).toMatchObject([{ ended: "danger", result: "none" }]);
    expect(await conversation()).toMatchObject({ status: "waiting", priority: 1, reason: "urgent" });
  });

  it("lowers nothing", async () => {
    await line.ctx.db.orm.update(schema.conversation).set({ priority: 1 }).where(eq(schema.conversation.id, id));
    await say("yes", "18 or over", "no", "8", "yes");
    expect((await conversation()).priority).toBe(1);
  });

  it("goes with who comes back later into their new conversation", async () => {
    await say("yes", "18 or over");
    await line.ctx.db.orm
      .update(schema.conversation)
      .set({ status: "closed", closedAt: new Date(line.ctx.clock()) })
      .where(eq(schema.conversation.id, id));
    const later = await say("no", "8", "yes");
    expect(later).not.toBe(id);
    expect(await rows(later)).toMatchObject([{ ended: "completed" }]);
    const [view] = await readScreenings(amal.ctx, later);
    expect(view?.answered).toBe(4);
  });

  it("is read as the conversation is, with who read it on record", async () => {
    await say("yes", "18 or over", "yes", "At work");
    const [view] = await readScreenings(amal.ctx, id);
    expect(view).toMatchObject({ ended: null, answered: 3, kept: null, changes: [] });
    expect(view?.weighed).toMatchObject({ machine: { result: "E" }, officer: null });
    const cd1 = view?.weighed.findings.find(({ indicator }) => indicator === "CD1");
    expect(cd1).toMatchObject({ value: "yes", why: "answered" });
    expect(cd1?.answers.map(({ words }) => words)).toEqual(["yes", "At work"]);
    const read = await line.ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.subject, id));
    expect(read.map(({ act, actor }) => [act, actor])).toContainEqual(["conversation.read", `officer:${amal.id}`]);
    await expect(readScreenings(line.ctx, id)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it("is no more known when the person has everything erased", async () => {
    await say("yes", "18 or over", "yes", "delete my data", "yes");
    expect((await conversation()).closeReason).toBe("erased");
    expect(await rows()).toMatchObject([{ ended: "left" }]);
    const { screeningAnswer } = schema;
    const [row] = await rows();
    expect(await line.ctx.db.orm.$count(screeningAnswer, eq(screeningAnswer.screeningId, row?.id ?? ""))).toBe(0);
    expect(await readScreenings(amal.ctx, id)).toEqual([]);
  });

  it("is cleared with the words of the conversation; that there was one stays a count", async () => {
    await say("yes", "18 or over", "yes", "At work", "8", "yes");
    await claim(amal.ctx, { conversationId: id });
    await line.ctx.db.orm
      .update(schema.conversation)
      .set({ status: "closed", closedAt: new Date(line.ctx.clock()) })
      .where(eq(schema.conversation.id, id));
    line.ctx.time.tick(31 * DAY_MS);
    await expireConversations(line.ctx);
    expect(await rows()).toMatchObject([{ ended: "completed", result: "E" }]);
    const { screeningAnswer } = schema;
    const [row] = await rows();
    expect(await line.ctx.db.orm.$count(screeningAnswer, eq(screeningAnswer.screeningId, row?.id ?? ""))).toBe(0);
    expect(await readScreenings(amal.ctx, id)).toEqual([]);
  });
});
