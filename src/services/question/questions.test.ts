import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "../../console/testing/line.ts";
import * as schema from "../../store/schema.ts";
import { STORES } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { receive } from "../conversation/receive.ts";
import { countQuestions } from "./count-questions.ts";
import { exportQuestions } from "./export-questions.ts";
import { labelQuestion } from "./label-question.ts";
import { listQuestions } from "./list-questions.ts";
import { reopenQuestion } from "./reopen-question.ts";
import { setQuestionAside } from "./set-question-aside.ts";

const NEAR = "my employer, the goat, and pay";
const NEAREST = ["WR1", "WR2", "WR3", "CS1"].map((key) => ({ key, score: 0.3 }));
const NOT_UNDERSTOOD = /goat|me3za|المعزة/;

describe.each(STORES)("questions that were not understood, on %s", (kind) => {
  let line: TestLine;
  let amal: TestOfficer;
  let basma: TestOfficer;
  let samir: TestOfficer;
  let people = 0;

  beforeAll(async () => {
    line = await testLine(kind);
    line.ctx.library = withReadings(line.ctx.library, (text) => {
      if (text === NEAR) return { answers: NEAREST };
      return NOT_UNDERSTOOD.test(text) ? {} : null;
    });
    amal = await line.officer("Amal");
    basma = await line.officer("Basma", "supervisor");
    samir = await line.officer("Samir", "content");
  }, 60_000);
  beforeEach(async () => {
    await line.ctx.db.orm.delete(schema.question);
    await line.ctx.db.orm.delete(schema.audit);
    line.ctx.time.tick(7_200_000);
  });

  const ask = async (...texts: string[]) => {
    for (const text of texts) {
      line.ctx.time.tick(1000);
      await line.says(`asker-${++people}`, "hello", "English", "yes", text);
    }
  };
  const list = (page = 0) => listQuestions(amal.ctx, page);
  const first = async () => (await list()).questions[0]?.id ?? "";
  const acts = async () =>
    (await line.ctx.db.orm.select().from(schema.audit).orderBy(schema.audit.id)).map(({ act }) => act);
  const label = { topic: "unpaid_wages", answer: "WR1" };

  it("are shown opened, the newest first, to officers who may read conversations", async () => {
    await ask("the blue goat of a neighbour", "a green goat and its friend");
    const { questions, open } = await list();
    expect([questions.map(({ text }) => text), open]).toEqual([
      ["a green goat and its friend", "the blue goat of a neighbour"],
      2,
    ]);
    expect(questions[0]?.conversation.pseudonym).toBeGreaterThan(999);
    await expect(listQuestions(samir.ctx, 0)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(countQuestions(samir.ctx)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(listQuestions(line.ctx, 0)).rejects.toMatchObject({ code: "not_signed_in" });
  });

  it("come page by page, each once", async () => {
    await ask(...Array.from({ length: 12 }, (_, n) => `the blue goat of neighbour ${"abcdefghijkl"[n]}x`));
    const [one, two] = [await list(0), await list(1)];
    expect([one.questions.length, one.more, two.questions.length, two.more]).toEqual([10, true, 2, false]);
    expect(new Set([...one.questions, ...two.questions].map(({ id }) => id)).size).toBe(12);
  });

  it("are on record as read, once an hour for each conversation", async () => {
    await ask("the blue goat of a neighbour");
    await list();
    await list();
    expect(await acts()).toEqual(["question.read"]);
    const [row] = await line.ctx.db.orm.select().from(schema.audit);
    expect(row).toMatchObject({ actor: `officer:${amal.id}` });
    line.ctx.time.tick(3_600_001);
    await list();
    expect(await acts()).toEqual(["question.read", "question.read"]);
  });

  it("show what a message says now, where it was changed", async () => {
    const them = person("changer");
    for (const text of ["hello", "English", "yes"]) await receive(line.ctx, them.says(text));
    const question = them.says("the blue goat of Mr Secret");
    await receive(line.ctx, question);
    await receive(line.ctx, them.send({ kind: "edited", text: "the blue goat of somebody" }, { ref: question.ref }));
    expect((await list()).questions.map(({ text }) => text)).toEqual(["the blue goat of somebody"]);
  });

  it("bring the answers that come near, each with its topic", async () => {
    await ask(NEAR);
    const { answers } = (await list()).questions[0]?.suggestions ?? { answers: [] };
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.length).toBeLessThanOrEqual(3);
    expect(answers.every(({ topic, label: { ar, en } }) => topic && ar && en)).toBe(true);
  });

  it("bring the likeliest topics", async () => {
    await ask("the blue goat of a neighbour");
    const library = withReadings(amal.ctx.library, () => ({ topics: [{ topic: "suicide", score: 0.6 }] }));
    const { questions } = await listQuestions({ ...amal.ctx, library }, 0);
    expect(questions[0]?.suggestions.topics).toEqual(["suicide"]);
  });

  describe("labelling", () => {
    it("takes a question off the list and says what it was", async () => {
      await ask("the blue goat of a neighbour");
      const id = await first();
      await labelQuestion(amal.ctx, { questionId: id, ...label });
      expect(await list()).toMatchObject({ open: 0, questions: [], last: { id, topic: "unpaid_wages" } });
      const [row] = await line.ctx.db.orm.select().from(schema.question);
      expect(row).toMatchObject({ state: "labelled", ...label, settledBy: amal.id });
      expect(row?.settledAt?.getTime()).toBe(line.ctx.clock());
    });

    it("refuses topics and answers that do not exist", async () => {
      await ask("the blue goat of a neighbour");
      const id = await first();
      await expect(labelQuestion(amal.ctx, { questionId: id, topic: "goats", answer: null })).rejects.toThrow();
      const wrong = { questionId: id, topic: "unpaid_wages", answer: "WR999" };
      await expect(labelQuestion(amal.ctx, wrong)).rejects.toMatchObject({ code: "invalid" });
      expect(await countQuestions(amal.ctx)).toBe(1);
    });

    it("has one winner, and the same form sent twice changes nothing", async () => {
      await ask("the blue goat of a neighbour");
      const id = await first();
      const both = await Promise.allSettled([
        labelQuestion(amal.ctx, { questionId: id, ...label }),
        labelQuestion(basma.ctx, { questionId: id, topic: "greeting", answer: null }),
      ]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
      expect(both.find((it) => it.status === "rejected")?.reason).toMatchObject({ code: "stale" });
      const winner =
        both[0]?.status === "fulfilled"
          ? labelQuestion(amal.ctx, { questionId: id, ...label })
          : labelQuestion(basma.ctx, { questionId: id, topic: "greeting", answer: null });
      await expect(winner).resolves.toBeUndefined();
      expect((await acts()).filter((act) => act === "question.label")).toHaveLength(1);
    });

    it("is refused to who does no case work, and of what is gone", async () => {
      await ask("the blue goat of a neighbour");
      const id = await first();
      await expect(labelQuestion(samir.ctx, { questionId: id, ...label })).rejects.toMatchObject({
        code: "not_allowed",
      });
      await expect(labelQuestion(amal.ctx, { questionId: line.ctx.ids(), ...label })).rejects.toMatchObject({
        code: "not_found",
      });
    });

    it("leaves no word of what it was about on record: the record outlives an erasure", async () => {
      await ask("the blue goat of a neighbour");
      await labelQuestion(amal.ctx, { questionId: await first(), ...label });
      const rows = await line.ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.act, "question.label"));
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toMatch(/unpaid|WR1|goat/);
    });
  });

  it("can be set aside, and taken back by who did so, not by a colleague", async () => {
    await ask("the blue goat of a neighbour");
    const id = await first();
    await setQuestionAside(amal.ctx, { questionId: id });
    expect(await list()).toMatchObject({ open: 0, last: { id, state: "set_aside", topic: null } });
    expect((await listQuestions(basma.ctx, 0)).last).toBeNull();
    await expect(reopenQuestion(basma.ctx, { questionId: id })).rejects.toMatchObject({ code: "stale" });
    await reopenQuestion(amal.ctx, { questionId: id });
    expect(await list()).toMatchObject({ open: 1, last: null });
    await expect(reopenQuestion(amal.ctx, { questionId: id })).rejects.toMatchObject({ code: "stale" });
    expect(await acts()).toEqual(["question.read", "question.set_aside", "question.reopen"]);
  });

  it("offer to take back only what was settled within the hour", async () => {
    await ask("the blue goat of a neighbour");
    await setQuestionAside(amal.ctx, { questionId: await first() });
    line.ctx.time.tick(3_600_001);
    expect((await list()).last).toBeNull();
  });

  describe("the export", () => {
    const lines = async () =>
      (await exportQuestions(basma.ctx))
        .split("\n")
        .filter(Boolean)
        .map((it) => JSON.parse(it));
    const labelAll = async () => {
      for (const { id } of (await list()).questions.toReversed())
        await labelQuestion(amal.ctx, { questionId: id, topic: "out_of_scope", answer: null });
    };

    it("holds labelled questions in the form of training data, and no others", async () => {
      await ask("the blue goat of a neighbour", "el me3za el zar2a bta3et el garn", "المعزة الزرقا بتاعة الجيران");
      await labelAll();
      await ask("a goat that nobody labelled");
      const rest = { topic: "out_of_scope", risk: "none", risk_kinds: [], answer: null };
      expect(await lines()).toEqual([
        { text: "the blue goat of a neighbour", variety: "en", ...rest },
        { text: "el me3za el zar2a bta3et el garn", variety: "arabizi", ...rest },
        { text: "المعزة الزرقا بتاعة الجيران", variety: "egy", ...rest },
      ]);
    });

    it("carries the label, and nothing that reaches a person", async () => {
      await ask("the goat of @ali_h, ask 0100 123 4567 or a@b.example");
      await labelQuestion(amal.ctx, { questionId: await first(), ...label });
      expect(await lines()).toMatchObject([{ text: "the goat of … ask 00000 or …", ...label }]);
    });

    it("keeps the signs of worrying words, so that nobody learns that there are none", async () => {
      const them = person("worried");
      for (const text of ["hello", "English", "yes"]) await receive(line.ctx, them.says(text));
      const library = withReadings(line.ctx.library, () => ({
        risk: "concern",
        signals: [{ kind: "documents_taken", span: "goat" }],
      }));
      // The first such words are asked about; who goes on is heard as always.
      await receive({ ...line.ctx, library }, them.says("he keeps the goat of mine"));
      await receive(line.ctx, them.says("no"));
      await receive({ ...line.ctx, library }, them.says("he keeps the goat of mine"));
      await labelAll();
      expect(await lines()).toMatchObject([{ risk: "concern", risk_kinds: ["documents_taken"] }]);
    });

    it("is for supervisors and administrators, and on record", async () => {
      await ask("the blue goat of a neighbour");
      await labelAll();
      await expect(exportQuestions(amal.ctx)).rejects.toMatchObject({ code: "not_allowed" });
      expect([(await list()).labelled, (await listQuestions(basma.ctx, 0)).labelled]).toEqual([null, 1]);
      await exportQuestions(basma.ctx);
      const rows = await line.ctx.db.orm.select().from(schema.audit).where(eq(schema.audit.act, "question.export"));
      expect(rows).toMatchObject([{ actor: `officer:${basma.id}`, detail: { count: 1 } }]);
    });
  });
});
