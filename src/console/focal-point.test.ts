import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claim } from "../services/conversation/claim.ts";
import { receive } from "../services/conversation/receive.ts";
import { setFocalPoint } from "../services/officer/set-focal-point.ts";
import * as schema from "../store/schema.ts";
import { complaintLibrary } from "../testing/complaint-library.ts";
import { person } from "../testing/inbound.ts";
import { withReadings } from "../testing/with-readings.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

const COMPLAINT = "the aid worker asked for something in return";
const NOTICE = "No focal point named: complaints about staff wait unseen.";

let line: TestLine;
let admin: TestOfficer;
let basma: TestOfficer;
let samir: TestOfficer;
let cookie: string;

beforeAll(async () => {
  const library = withReadings(complaintLibrary(), (text) =>
    text === COMPLAINT ? { risk: "urgent", signals: [{ kind: "psea", span: "" }] } : null,
  );
  line = await testLine("pglite", { library });
  admin = await line.officer("Amal", "administrator");
  basma = await line.officer("Basma");
  samir = await line.officer("Samir", "content");
  cookie = await line.signIn(admin);
}, 60_000);
afterAll(() => line.drop());
beforeEach(async () => {
  await line.ctx.db.orm.update(schema.officer).set({ focalPoint: false });
});

const officer = async ({ id }: TestOfficer) => {
  const [row] = await line.ctx.db.orm.select().from(schema.officer).where(eq(schema.officer.id, id));
  return row;
};
const name = (who: TestOfficer, named: "yes" | "no", as = cookie) =>
  line.ask(`/console/officers/${who.id}/focal-point`, { cookie: as, form: { named } });

describe("a focal point", () => {
  it("is named by an administrator, who says yes to what it means, and it is on record", async () => {
    const html = await (await line.ask("/console/officers", { cookie })).text();
    expect(html).toContain("Yes, name as focal point");
    expect((await name(basma, "yes")).headers.get("location")).toBe("/console/officers");
    expect(await officer(basma)).toMatchObject({ focalPoint: true });
    const acts = await line.ctx.db.orm.select().from(schema.audit);
    expect(acts.filter(({ act }) => act === "officer.name_focal_point")).toMatchObject([
      { actor: `officer:${admin.id}`, subject: null, detail: { officer: basma.id } },
    ]);
  });

  it("is on record once, however often the form is sent", async () => {
    const count = async () => (await line.ctx.db.orm.select().from(schema.audit)).length;
    await name(basma, "yes");
    const before = await count();
    await name(basma, "yes");
    expect(await count()).toBe(before);
  });

  it("is named by nobody else", async () => {
    const basmas = await line.signIn(basma);
    expect((await name(basma, "yes", basmas)).status).toBe(403);
    expect(await officer(basma)).toMatchObject({ focalPoint: false });
  });

  it("is nobody who may not read conversations", async () => {
    expect((await name(samir, "yes")).status).toBe(422);
    expect(await officer(samir)).toMatchObject({ focalPoint: false });
  });

  it("leaves what they had taken up to the others", async () => {
    const farida = await line.officer("Farida", "officer", "en", true);
    await receive(line.ctx, person("amina").says(COMPLAINT));
    const [row] = await line.ctx.db.orm.select().from(schema.conversation);
    await claim(farida.ctx, { conversationId: row?.id ?? "" });
    await setFocalPoint(admin.ctx, { officerId: farida.id, named: false });
    const [after] = await line.ctx.db.orm.select().from(schema.conversation);
    expect(after).toMatchObject({ status: "waiting", officerId: null });
    expect(after?.dueAt).not.toBeNull();
  });
});

describe("while nobody is named", () => {
  it.each(["/console", "/console/officers"])("administrators are told on %s", async (path) => {
    expect(await (await line.ask(path, { cookie })).text()).toContain(NOTICE);
    await name(basma, "yes");
    expect(await (await line.ask(path, { cookie })).text()).not.toContain(NOTICE);
  });

  it("others are told nothing", async () => {
    const basmas = await line.signIn(basma);
    expect(await (await line.ask("/console", { cookie: basmas })).text()).not.toContain(NOTICE);
  });

  it("counts nobody whose account is closed", async () => {
    await name(basma, "yes");
    await line.ctx.db.orm
      .update(schema.officer)
      .set({ disabledAt: new Date(line.ctx.clock()) })
      .where(eq(schema.officer.id, basma.id));
    expect(await (await line.ask("/console", { cookie })).text()).toContain(NOTICE);
    await line.ctx.db.orm.update(schema.officer).set({ disabledAt: null }).where(eq(schema.officer.id, basma.id));
  });
});
