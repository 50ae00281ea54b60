import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Team } from "../domain/conversation.ts";
import { escalateWaits } from "../services/conversation/escalate.ts";
import { receive } from "../services/conversation/receive.ts";
import * as schema from "../store/schema.ts";
import { person } from "../testing/inbound.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

const MINUTE_MS = 60_000;
const DANGER = "help me he wants to kill me he is at the door now";

describe("the queue", () => {
  let line: TestLine;
  let officer: TestOfficer;
  let cookie: string;
  let people = 0;
  beforeAll(async () => {
    line = await testLine();
  }, 60_000);
  afterAll(() => line.drop());
  beforeEach(async () => {
    await line.drop();
    line = await testLine();
    officer = await line.officer("Basma");
    cookie = await line.signIn(officer);
  });

  const danger = () => line.says(`danger-${++people}`, DANGER);
  const voice = async (team: Team = "general") => {
    await receive(line.ctx, person(`voice-${++people}`).records());
    const [row] = await line.ctx.db.orm
      .update(schema.conversation)
      .set({ team })
      .where(eq(schema.conversation.reason, "voice_note"))
      .returning();
    return row!.id;
  };
  const read = async (path: string, of = cookie) => (await line.ask(path, { cookie: of })).text();
  /** What an officer reads, tags left out. */
  const words = async (path: string) => (await read(path)).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  const passes = async (minutes: number) => {
    line.ctx.time.tick(minutes * MINUTE_MS);
    await escalateWaits(line.ctx);
  };

  it("says how long is left until who waits should be answered", async () => {
    await danger();
    await passes(48);
    expect(await words("/console/queue")).toContain("answer due in 12 min");
  });

  it("says how long ago that was, however often somebody has been called since", async () => {
    await danger();
    await passes(65);
    await passes(70);
    const said = await words("/console/queue");
    expect(said).toContain("overdue by 1 hour");
    expect(said).toContain("team called 2 times");
  });

  it("says for which team, and why danger is feared", async () => {
    const id = await voice("women");
    await line.ctx.db.orm.update(schema.conversation).set({ risk: "concern" }).where(eq(schema.conversation.id, id));
    const said = await words("/console/queue");
    expect(said).toContain("Women");
    expect(said).toContain("Signs that worry us · A voice note to hear");
  });

  it("counts who waits at each level", async () => {
    await danger();
    await danger();
    await voice();
    expect(await words("/console")).toMatch(/Danger now 2 Urgent 0 Priority 1 Standard 0/);
  });

  it("shows one team alone where that is wished, and stays with it as it is brought up to date", async () => {
    const mine = await voice("children");
    const other = await danger();
    const html = await read("/console?team=children");
    expect(html).toContain(`row-${mine}`);
    expect(html).not.toContain(`row-${other}`);
    expect(html).toContain('hx-get="/console/queue?team=children"');
  });

  it("hides no danger behind the choice of a team", async () => {
    await danger();
    await voice("children");
    expect(await words("/console?team=children")).toContain("1 person in danger waits in another team");
  });

  it("takes a team that does not exist for all", async () => {
    const id = await danger();
    expect(await read("/console?team=nobody")).toContain(`row-${id}`);
  });

  it("leaves it to supervisors to have seen that nobody came", async () => {
    await danger();
    await passes(60);
    await passes(60);
    const [alarm] = await line.ctx.db.orm
      .select()
      .from(schema.alarm)
      .where(eq(schema.alarm.kind, "overdue_supervisor"));
    const action = `action="/console/alarms/${alarm?.id}/acknowledge"`;
    const html = await read("/console/alarms");
    expect(html).toContain("a supervisor has seen it");
    expect(html).not.toContain(action);
    const supervisor = await line.signIn(await line.officer("Samir", "supervisor"));
    expect(await read("/console/alarms", supervisor)).toContain(action);
  });

  it("keeps every alarm of danger in front, and folds the others away past a few", async () => {
    for (let n = 0; n < 6; n++) await voice();
    await passes(3 * 24 * 60);
    for (let n = 0; n < 6; n++) await danger();
    const html = await read("/console/alarms");
    const [front = "", behind = ""] = html.split("<details");
    expect(front.match(/Words of danger/g)).toHaveLength(6);
    expect(behind.match(/Nobody has answered in time/g)).toHaveLength(6);
  });
});
