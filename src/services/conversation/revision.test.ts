import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLibrary, type LoadedLibrary } from "../../main/library.ts";
import { ROOT, readSources } from "../../main/sources.ts";
import { loadUnderstanding } from "../../main/understanding-file.ts";
import { keepRevision, loadRevision } from "../../store/revision.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx } from "../../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { timeline } from "../../testing/timeline.ts";
import { receive } from "./receive.ts";
import { timeOutWaits } from "./time-out.ts";

const PEOPLE = 100;
const FEW = 20;
const MINUTE_MS = 60_000;
const NEW_WORDS = "What may we help with?";

const SOURCES = readSources(ROOT);
/** The flows with another text in the way to a person, and one question less. */
const EDITED = SOURCES.map(({ path, text }) => {
  if (path === "locales/en/person.yaml") return { path, text: text.replace(/^about: .*$/m, `about: ${NEW_WORDS}`) };
  if (path === "flows/person.yaml")
    return {
      path,
      text: text.replaceAll("go: wish}", "go: asked}").replaceAll("otherwise: wish\n", "otherwise: asked\n"),
    };
  return { path, text };
});

describe.each(STORES)("flows that are edited while a hundred people are inside, on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let before: LoadedLibrary;
  let after: LoadedLibrary;
  let people: ReturnType<typeof person>[];
  beforeEach(async () => {
    database = await testDatabase(store);
    before = createLibrary(SOURCES, loadRevision, loadUnderstanding());
    after = createLibrary(EDITED, loadRevision, loadUnderstanding());
    ctx = await testCtx(database.db, { library: before });
    await keepRevision(ctx.db, before.current().hash, before.source, ctx.clock());
    await keepRevision(ctx.db, after.current().hash, after.source, ctx.clock());
  });
  afterEach(() => database.drop());

  /** So many are on the way to a person when the line starts again with the edited flows. */
  const areInside = async (count: number) => {
    people = Array.from({ length: count }, (_, n) => person(`${n + 1}`));
    await everyoneSays("hello", "human");
    ctx = { ...ctx, library: after };
  };
  const everyoneSays = async (...texts: string[]) => {
    await Promise.all(
      people.map(async (them) => {
        for (const text of texts) await receive(ctx, them.says(text));
      }),
    );
  };
  const revisions = async () => {
    const rows = await ctx.db.orm.select({ revision: schema.address.revision }).from(schema.address);
    return new Set(rows.map(({ revision }) => revision));
  };
  const timesSaid = async (text: string) => (await timeline(ctx)).filter((it) => it.body.text === text).length;
  const words = (library: LoadedLibrary, key: string) => library.translate(library.current())("en", key);

  it("goes on for each as it began: with its own words and all its questions", async () => {
    await areInside(PEOPLE);
    await everyoneSays("yes");
    expect(await timesSaid(words(before, "person.about"))).toBe(PEOPLE);
    expect(await timesSaid(NEW_WORDS)).toBe(0);
    expect(await revisions()).toEqual(new Set([before.current().hash]));
    await everyoneSays("work", "any time");
    expect(await timesSaid(words(before, "person.wish"))).toBe(PEOPLE);
  });

  it("is as edited for who comes new, and for who has left the flow", async () => {
    await areInside(1);
    people = [person("new"), person("1")];
    await receive(ctx, people[0]!.says("hello"));
    await receive(ctx, people[0]!.says("human"));
    const back = people[1]!;
    for (const text of ["menu", "human"])
      await receive(ctx, back.says(text, { deliveryId: `back/${text}`, sentAt: ctx.clock() + MINUTE_MS }));
    await receive(ctx, people[0]!.says("yes"));
    await receive(ctx, back.says("yes", { deliveryId: "back/yes", sentAt: ctx.clock() + 2 * MINUTE_MS }));
    expect(await timesSaid(NEW_WORDS)).toBe(2);
  });

  it("ends for each who is silent as it began, while others write", async () => {
    await areInside(FEW);
    await everyoneSays("yes");
    ctx = { ...ctx, library: createLibrary(EDITED, loadRevision, loadUnderstanding()) };
    ctx.time.tick(21 * MINUTE_MS);
    const talking = people.slice(0, 5);
    await Promise.all([timeOutWaits(ctx), ...talking.map((them) => receive(ctx, them.says("work")))]);
    for (let rounds = 0; rounds < 5 && (await timeOutWaits(ctx)) > 0; rounds++);
    const waiting = await ctx.db.orm.$count(schema.conversation, eq(schema.conversation.status, "waiting"));
    expect(waiting).toBeGreaterThanOrEqual(FEW - talking.length);
    expect(await ctx.db.orm.$count(schema.alarm)).toBe(0);
  });

  it("moves to the new flows who stands on a revision that is gone", async () => {
    await areInside(1);
    await ctx.db.orm.delete(schema.revision).where(eq(schema.revision.hash, before.current().hash));
    ctx = { ...ctx, library: createLibrary(EDITED, loadRevision, loadUnderstanding()) };
    await receive(ctx, people[0]!.says("hello"));
    expect(await revisions()).toContain(after.current().hash);
    expect(await ctx.db.orm.$count(schema.failedUpdate)).toBe(0);
  });
});
