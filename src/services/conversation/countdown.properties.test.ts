import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { Refusal } from "../../base/errors.ts";
import type { Inbound } from "../../domain/channel.ts";
import type { Reading } from "../../domain/reading.ts";
import { sweep } from "../../jobs/sweep.ts";
import { recordingLog } from "../../main/testing/recording-log.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx, testLibrary } from "../../testing/ctx.ts";
import { testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { withReadings } from "../../testing/with-readings.ts";
import { actAs } from "../context.ts";
import { claim } from "./claim.ts";
import { close } from "./close.ts";
import { escalateWaits } from "./escalate.ts";
import { expireConversations } from "./expire.ts";
import { lapseClaims } from "./lapse.ts";
import { receive } from "./receive.ts";
import { release } from "./release.ts";
import { reply } from "./reply.ts";
import { timeOutWaits } from "./time-out.ts";

const MINUTE_MS = 60_000;

const signal = (risk: "concern" | "urgent", kind: "violence" | "psea" | "exploitation"): Partial<Reading> => ({
  risk,
  signals: [{ kind, span: "words" }],
});
/** What is understood of some words, whatever the model makes of them; others are really read. */
const READINGS: Readonly<Record<string, Partial<Reading>>> = {
  "something ordinary": {},
  "something worrying": signal("concern", "exploitation"),
  "something grave": signal("concern", "violence"),
  "danger now": signal("urgent", "violence"),
  "a complaint about staff": signal("concern", "psea"),
};
const WORDS = [
  ...Object.keys(READINGS),
  "I want to talk to a person",
  "yes",
  "no",
  "1",
  "2",
  "menu",
  "cancel",
  "stop",
  "delete my data",
  "quick exit",
];
const JOBS = ["lapse", "escalate", "time_out", "sweep", "expire"] as const;
const PEOPLE = ["1", "2"];

const who = fc.constantFrom(...PEOPLE);
/** `whoever`: the one who holds it, so that most of what officers do succeeds. */
const officer = fc.constantFrom("amal", "basma", "whoever", "whoever", "whoever");
const command = fc.oneof(
  { weight: 8, arbitrary: fc.record({ does: fc.constant("says" as const), who, text: fc.constantFrom(...WORDS) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("edits" as const), who, text: fc.constantFrom(...WORDS) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom("records", "blocks", "shares_place"), who }) },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom("claims", "replies", "releases", "closes"), officer, who }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant("passes" as const),
      minutes: fc.constantFrom(1, 16, 21, 61, 800, 1500, 4400, 11_000, 50_000),
      jobs: fc.shuffledSubarray([...JOBS]),
    }),
  },
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;
type Row = typeof schema.conversation.$inferSelect;

const database = await testDatabase("pglite");
afterAll(() => database.drop());
// Where the model does not matter, and its readings would make the same history another one after each training.
const library = withReadings(testLibrary(), (text) => READINGS[text] ?? null);

it("nobody waits without an owner or a countdown, whatever happens in whatever order", {
  timeout: 240_000,
}, async () => {
  const histories = fc.array(command, { minLength: 1, maxLength: 25, size: "max" });
  const property = fc.asyncProperty(histories, async (history) => {
    const line = await openLine();
    for (const it of history) {
      await line.perform(it);
      await line.check();
    }
    await line.checkCountdowns();
  });
  await fc.assert(property, { numRuns: 60, interruptAfterTimeLimit: 120_000 });
});

async function openLine() {
  const { db } = await testDatabase("pglite");
  const log = recordingLog();
  const ctx = await testCtx(db, { library, log });
  const people = new Map(PEOPLE.map((address) => [address, person(address)]));
  const conversationOf = new Map<string, string>();
  let before = new Map<string, Row>();
  /** What ran at the present moment, since when nothing else happened. */
  let ran: ReadonlySet<string> = new Set();

  const rows = () => db.orm.select().from(schema.conversation);
  const as = (id: string): TestCtx => ({
    ...ctx,
    ...actAs(ctx, { kind: "officer", officer: { id, role: "officer", focalPoint: false } }),
  });

  async function hands(address: string, make: (them: ReturnType<typeof person>) => Inbound) {
    const them = people.get(address) ?? person(address);
    const inbound = { ...make(them), sentAt: ctx.clock() };
    const known = new Set((await rows()).map(({ id }) => id));
    expect(await receive(ctx, inbound), "no message is lost to a fault of ours").toBe("handled");
    const [made] = (await rows()).filter(({ id, lane }) => !known.has(id) && lane === "general");
    if (made) conversationOf.set(address, made.id);
  }

  async function works(it: Extract<Command, { officer: string }>) {
    const conversationId = conversationOf.get(it.who);
    if (!conversationId) return;
    const holder = (await rows()).find(({ id }) => id === conversationId)?.officerId ?? "amal";
    const me = as(it.officer === "whoever" ? holder : it.officer);
    const acts = {
      claims: () => claim(me, { conversationId }),
      replies: () => reply(me, { conversationId, id: ctx.ids(), text: "I am with you" }),
      releases: () => release(me, { conversationId }),
      closes: () => close(me, { conversationId, reason: "answered" }),
    };
    await acts[it.does as keyof typeof acts]().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }

  const JOB = {
    lapse: () => lapseClaims(ctx),
    escalate: () => escalateWaits(ctx),
    time_out: () => timeOutWaits(ctx),
    sweep: () => sweep(ctx),
    expire: () => expireConversations(ctx),
  };

  async function perform(it: Command): Promise<void> {
    ctx.time.tick(1000);
    ran = new Set();
    if ("officer" in it) return works(it);
    if ("minutes" in it) {
      ctx.time.tick(it.minutes * MINUTE_MS);
      for (const job of it.jobs) await JOB[job]();
      ran = new Set(it.jobs);
      return;
    }
    await hands(it.who, (them) => {
      switch (it.does) {
        case "records":
          return them.records();
        case "blocks":
          return them.send({ kind: "blocked" }, { ref: null, sequence: null });
        case "shares_place":
          return them.send({ kind: "location", latitude: 30, longitude: 31 });
        case "edits":
          return them.send({ kind: "edited", text: "text" in it ? it.text : "" }, { ref: `${it.who}:1` });
        default:
          return them.says("text" in it ? it.text : "");
      }
    });
  }

  async function check(): Promise<void> {
    const now = ctx.clock();
    const after = new Map((await rows()).map((row) => [row.id, row]));
    const alarms = await db.orm.select().from(schema.alarm);
    const lapseMs = ctx.settings.claimLapseMinutes * MINUTE_MS;
    for (const row of after.values()) {
      if (row.status === "waiting") {
        expect(row.dueAt, "who waits has a countdown").not.toBeNull();
        expect([row.officerId, row.waitingSince === null]).toEqual([null, false]);
        if (ran.has("escalate")) expect(row.dueAt!.getTime(), "that runs").toBeGreaterThan(now);
      }
      if (row.status === "officer") {
        expect(row.officerId, "who is held has an owner").not.toBeNull();
        if (ran.has("lapse") && row.unansweredSince)
          expect(row.unansweredSince.getTime() + lapseMs, "whose time runs").toBeGreaterThan(now);
      }
      if (row.status === "bot") expect(row.risk, "danger is nobody's but a person's").toBe("none");
      if (row.risk === "urgent") {
        const said = alarms.filter((it) => it.conversationId === row.id).map(({ kind }) => kind);
        expect(said, "danger was called out").toContain("urgent_words");
      }
      if (row.status === "closed") expect(row.closedAt).not.toBeNull();
      const was = before.get(row.id);
      if (!was) continue;
      expect(row.priority, "a machine never lowers urgency").toBeLessThanOrEqual(was.priority);
      expect(row.escalations).toBeGreaterThanOrEqual(was.escalations);
      if (was.status === "closed") expect(row.status, "what is over stays over").toBe("closed");
    }
    for (const id of before.keys()) expect(after.has(id), "no conversation is lost").toBe(true);
    await checkUnanswered(after);
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
    before = after;
  }

  /** Whoever wrote to an officer and was not answered waits, as far as the line knows. */
  async function checkUnanswered(after: ReadonlyMap<string, Row>): Promise<void> {
    const messages = await db.orm.select().from(schema.message).orderBy(schema.message.seq);
    for (const row of after.values()) {
      if (row.status !== "officer") continue;
      const since = messages.filter((it) => it.conversationId === row.id && it.arrivedAt > row.claimedAt!);
      const last = since.findLast((it) => it.direction === "in" || it.author === "officer");
      if (last?.direction === "in") expect(row.unansweredSince, "an unanswered word is counted").not.toBeNull();
    }
  }

  /** Where nobody does anything more, everyone who waits is called for when their time is over, and again. */
  async function checkCountdowns(): Promise<void> {
    for (const { id } of (await rows()).filter(({ status }) => status === "waiting")) {
      for (let n = 0; n < 2; n++) {
        const was = (await rows()).find((row) => row.id === id)!;
        ctx.time.tick(Math.max(0, was.dueAt!.getTime() - ctx.clock()));
        await escalateWaits(ctx);
        const row = (await rows()).find((it) => it.id === id)!;
        const [standing] = (await db.orm.select().from(schema.alarm)).filter(
          (it) => it.conversationId === id && it.kind.startsWith("overdue") && it.acknowledgedAt === null,
        );
        expect(row.escalations).toBe(was.escalations + 1);
        expect(row.dueAt!.getTime()).toBeGreaterThan(ctx.clock());
        expect(standing?.kind).toBe(row.escalations < 2 ? "overdue" : "overdue_supervisor");
      }
    }
  }

  return { perform, check, checkCountdowns };
}
