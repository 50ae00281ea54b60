import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "../../console/testing/line.ts";
import * as schema from "../../store/schema.ts";
import { STORES } from "../../testing/database.ts";
import { timeline } from "../../testing/timeline.ts";
import { claim } from "../conversation/claim.ts";
import { close } from "../conversation/close.ts";
import { changeIndicator } from "./change-indicator.ts";
import { readScreenings } from "./read-screenings.ts";
import { requestScreening } from "./request-screening.ts";
import { screeningLibrary } from "./testing/screening-library.ts";

const HOUR_MS = 3_600_000;

describe.each(STORES)("an officer and a screening on %s", (kind) => {
  let line: TestLine;
  let amal: TestOfficer;
  let basma: TestOfficer;
  let id: string;
  let them: string;
  let people = 0;

  beforeAll(async () => {
    line = await testLine(kind);
    line.ctx.library = screeningLibrary();
    amal = await line.officer("Amal");
    basma = await line.officer("Basma");
  }, 60_000);
  afterAll(() => line.drop());
  beforeEach(async () => {
    line.ctx.time.tick(60_000);
    for (const officer of [amal, basma]) officer.ctx.library = line.ctx.library;
    them = `person-${++people}`;
    id = await line.says(them, "hello", "English", "yes");
    await claim(amal.ctx, { conversationId: id });
  });

  const ask = () => requestScreening(amal.ctx, { conversationId: id });
  const say = (...texts: string[]) => line.says(them, ...texts);
  const view = async () => {
    const [latest] = await readScreenings(amal.ctx, id);
    if (!latest) throw new Error("no screening");
    return latest;
  };
  const conversation = async () => {
    const { conversation } = schema;
    const [row] = await line.ctx.db.orm.select().from(conversation).where(eq(conversation.id, id));
    if (!row) throw new Error("gone");
    return row;
  };
  const said = async () => (await timeline(line.ctx)).filter((it) => it.conversationId === id);
  const lastSaid = async () => (await said()).at(-1);
  const audits = async () => {
    const { audit } = schema;
    return line.ctx.db.orm.select().from(audit).where(eq(audit.subject, id)).orderBy(desc(audit.at));
  };

  describe("asking for the questions", () => {
    it("lets the bot ask them while the officer holds the chat, and is silent after them", async () => {
      await ask();
      expect((await lastSaid())?.body.text).toBe("May I ask?");
      await say("yes", "18 or over", "yes", "At work", "16", "no");
      expect(await view()).toMatchObject({ entry: "officer", ended: { how: "completed" }, answered: 5 });
      expect((await lastSaid())?.body.text).toBe("Thank you.");
      expect(await conversation()).toMatchObject({ status: "officer", officerId: amal.id, priority: 2 });
    });

    it("leaves words that are no answer to the officer, and the question open", async () => {
      await ask();
      await say("yes", "18 or over");
      const before = (await said()).length;
      await say("it was a green lamp behind the wall");
      expect(await said()).toHaveLength(before + 1);
      expect((await view()).answered).toBe(1);
      await say("no");
      expect((await view()).answered).toBe(2);
    });

    it("leaves a yes that is no answer to the question to the officer too", async () => {
      await ask();
      await say("yes");
      const before = (await said()).length;
      await say("yes");
      expect(await said()).toHaveLength(before + 1);
    });

    it("asks whether it is safe before an answer that comes after a pause, not for every word to the officer", async () => {
      await ask();
      await say("yes", "18 or over");
      const before = (await said()).length;
      line.ctx.time.tick(HOUR_MS);
      await say("it was a green lamp behind the wall");
      expect(await said()).toHaveLength(before + 1);
      line.ctx.time.tick(HOUR_MS);
      await say("no");
      expect((await lastSaid())?.body.text).toBe("Can you talk?");
      await say("yes", "no");
      expect((await view()).answered).toBe(2);
    });

    it("keeps the officer's claim while the answers come, and counts the wait from the last one", async () => {
      await ask();
      expect((await conversation()).unansweredSince).toBeNull();
      await say("yes", "18 or over", "no");
      expect((await conversation()).unansweredSince).toBeNull();
      await say("8", "yes");
      expect((await conversation()).unansweredSince).not.toBeNull();
    });

    it("stops at the person's word, in the officer's chat too", async () => {
      await ask();
      await say("yes", "18 or over", "Enough now");
      expect(await view()).toMatchObject({ ended: { how: "stopped" } });
      expect((await lastSaid())?.body.text).toBe("Thank you.");
    });

    it("ends with the conversation, which stays closed", async () => {
      await ask();
      await say("yes", "18 or over", "yes", "At work");
      await close(amal.ctx, { conversationId: id, reason: "referred" });
      expect(await view()).toMatchObject({ ended: { how: "left" }, kept: { result: "E" } });
      expect((await conversation()).status).toBe("closed");
    });

    it("is for the officer who holds the conversation, and is on record", async () => {
      await expect(requestScreening(basma.ctx, { conversationId: id })).rejects.toMatchObject({
        code: "not_claimed_by_you",
      });
      await ask();
      expect((await audits()).map(({ act }) => act)).toContain("screening.request");
    });

    it("is refused while they are being asked", async () => {
      await ask();
      await expect(ask()).rejects.toMatchObject({ code: "already_asked" });
      await say("yes");
      await expect(ask()).rejects.toMatchObject({ code: "already_asked" });
    });

    it("is refused for a day after the person said no to it", async () => {
      await ask();
      line.ctx.time.tick(1000);
      await say("no");
      await expect(ask()).rejects.toMatchObject({ code: "declined" });
      line.ctx.time.tick(25 * HOUR_MS);
      await ask();
      expect((await lastSaid())?.body.text).toBe("May I ask?");
    });

    it.each([
      ["said stop", { stoppedAt: new Date(0) }],
      ["has blocked us", { reachable: false }],
    ])("is refused for who %s", async (_what, state) => {
      const { addressId } = await conversation();
      await line.ctx.db.orm.update(schema.address).set(state).where(eq(schema.address.id, addressId));
      await expect(ask()).rejects.toMatchObject({ code: "unreachable" });
    });
  });

  describe("changing an indicator", () => {
    const change = async (subject: string, value: string, more: object = {}) => {
      line.ctx.time.tick(1000);
      const form = { conversationId: id, screeningId: (await view()).id, id: line.ctx.ids(), reason: "by phone" };
      await changeIndicator(amal.ctx, { ...form, subject, value, ...more });
    };
    beforeEach(async () => {
      await ask();
      await say("yes", "18 or over", "no", "16", "no");
    });

    it("recomputes the result, and keeps the machine's beside it", async () => {
      await change("EX1", "yes");
      await change("EX2", "yes");
      expect((await view()).weighed).toMatchObject({ machine: { result: "none" }, officer: { result: "C" } });
      const { screening } = schema;
      const [row] = await line.ctx.db.orm.select().from(screening).where(eq(screening.conversationId, id));
      expect(row?.result).toBe("none");
    });

    it("raises the priority, and never lowers it", async () => {
      await change("CD1", "yes");
      expect((await conversation()).priority).toBe(2);
      await change("CD1", "no");
      expect((await view()).weighed.officer?.result).toBe("none");
      expect((await conversation()).priority).toBe(2);
    });

    it("takes a fact that no question asks", async () => {
      await change("sexual_exploitation", "yes");
      expect((await view()).weighed).toMatchObject({ machine: { result: "none" }, officer: { result: "E" } });
    });

    it("holds by the latest, with all of them to be read", async () => {
      await change("EX1", "yes", { reason: "sixteen hours are too many" });
      await change("EX1", "unknown", { reason: "they meant a shift" });
      const { changes, weighed } = await view();
      expect(changes.map(({ value, reason, officer }) => [value, reason, officer])).toEqual([
        ["yes", "sixteen hours are too many", "Amal"],
        ["unknown", "they meant a shift", "Amal"],
      ]);
      expect(weighed.findings.find(({ indicator }) => indicator === "EX1")).toMatchObject({
        machine: "unknown",
        value: "unknown",
        why: "for_officer",
      });
    });

    it("is written once however often the form is sent", async () => {
      const form = { id: line.ctx.ids() };
      await change("EX1", "yes", form);
      await change("EX1", "yes", form);
      expect((await view()).changes).toHaveLength(1);
      expect((await audits()).filter(({ act }) => act === "screening.change")).toHaveLength(1);
    });

    it("needs a reason and an indicator of the list", async () => {
      await expect(change("EX1", "yes", { reason: "  " })).rejects.toThrow();
      await expect(change("EX99", "yes")).rejects.toMatchObject({ code: "not_found" });
    });

    it("is on record without what it says, and leaves nothing to be read in the store", async () => {
      await change("EX1", "yes", { reason: "sixteen hours are too many" });
      const record = (await audits()).find(({ act }) => act === "screening.change");
      expect(record).toMatchObject({ actor: `officer:${amal.id}` });
      expect(JSON.stringify(record?.detail)).not.toMatch(/EX1|yes|sixteen/);
      const stored = await line.ctx.db.orm.select().from(schema.screeningChange);
      expect(stored.map(({ body }) => Buffer.from(body).toString("latin1")).join()).not.toMatch(/EX1|sixteen/);
    });

    it("is for who may write to people", async () => {
      const writer = await line.officer(`Writer${people}`, "content");
      const form = { conversationId: id, screeningId: (await view()).id, id: line.ctx.ids(), reason: "r" };
      await expect(changeIndicator(writer.ctx, { ...form, subject: "EX1", value: "yes" })).rejects.toMatchObject({
        code: "not_allowed",
      });
    });

    it("is not taken for a screening of another conversation", async () => {
      const other = await line.says(`other-${people}`, "hello", "English", "yes");
      const form = { conversationId: other, screeningId: (await view()).id, id: line.ctx.ids(), reason: "r" };
      await expect(changeIndicator(amal.ctx, { ...form, subject: "EX1", value: "yes" })).rejects.toMatchObject({
        code: "not_found",
      });
    });
  });
});
