import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { recordingLog } from "../main/testing/recording-log.ts";
import { keepMalformed } from "../services/conversation/keep-malformed.ts";
import { receive } from "../services/conversation/receive.ts";
import * as schema from "../store/schema.ts";
import { type TestCtx, testCtx, testLibrary } from "../testing/ctx.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";
import { type AlertHook, postDueAlerts } from "./alert.ts";

const DANGER = "help me he wants to kill me he is at the door now";
const PATH = "/hooks/T0P-SECRET?token=also";

describe.each(STORES)("alarms that are told on %s", (store) => {
  let database: TestDatabase;
  let ctx: TestCtx;
  let log: ReturnType<typeof recordingLog>;
  let server: Server;
  let hook: AlertHook;
  let heard: { method: string; type: string | undefined; body: Record<string, unknown> }[];
  let answer: (response: ServerResponse) => void;

  beforeEach(async () => {
    database = await testDatabase(store);
    log = recordingLog();
    ctx = await testCtx(database.db, { log });
    ctx.settings = { ...ctx.settings, alerts: true };
    heard = [];
    answer = (response) => response.end("ok");
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (part) => {
        text += part;
      });
      request.on("end", () => {
        const body = text === "" ? {} : JSON.parse(text);
        heard.push({ method: request.method ?? "", type: request.headers["content-type"], body });
        answer(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    hook = {
      url: `http://127.0.0.1:${port}${PATH}`,
      publicUrl: "https://help.example.org",
      translate: testLibrary().ui,
    };
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await database.drop();
  });

  const danger = async (address = "1") => {
    await receive(ctx, person(address).says(DANGER));
  };
  const rows = () => ctx.db.orm.select().from(schema.alarm);
  const conversation = async () => (await ctx.db.orm.select().from(schema.conversation))[0]!;
  const status = (...codes: number[]) => {
    answer = (response) => {
      response.statusCode = codes.shift() ?? 200;
      response.end();
    };
  };

  it("say how grave, since when and where to look, in words that a chat shows", async () => {
    await danger();
    await postDueAlerts(ctx, hook);
    const { id } = await conversation();
    const link = `https://help.example.org/console/conversations/${id}`;
    expect(heard).toEqual([
      {
        method: "POST",
        type: "application/json",
        body: {
          kind: "urgent_words",
          priority: 1,
          raised_at: new Date(ctx.clock()).toISOString(),
          link,
          text: [
            "سند، خطر الآن: كلام يدل على خطر. مطلوب أحد الزملاء على لوحة العمل.",
            "Sanad, Danger now: Words of danger. A colleague is needed in the console.",
            link,
          ].join("\n"),
        },
      },
    ]);
  });

  it("say nothing that the person said or is known by", async () => {
    await danger("20100123456");
    await postDueAlerts(ctx, hook);
    const [contact] = await ctx.db.orm.select().from(schema.contact);
    const said = JSON.stringify({
      ...heard[0]?.body,
      link: null,
      text: String(heard[0]?.body.text).split("\nhttps")[0],
    });
    for (const secret of ["kill", "door", "20100123456", "Test Person", String(contact?.pseudonym)])
      expect(said).not.toContain(secret);
  });

  it("say nothing of a restricted conversation but that it is one", async () => {
    await danger();
    await ctx.db.orm.update(schema.conversation).set({ lane: "psea" });
    await postDueAlerts(ctx, hook);
    const { text, ...body } = heard[0]?.body ?? {};
    expect(body).toEqual({ kind: "restricted", priority: 1, raised_at: new Date(ctx.clock()).toISOString() });
    expect(text).not.toMatch(/danger|خطر|http/);
  });

  it("carry no link where the console has no public address", async () => {
    await danger();
    await postDueAlerts(ctx, { ...hook, publicUrl: null });
    expect(JSON.stringify(heard)).not.toMatch(/http|link/);
  });

  it("tell of the line itself too", async () => {
    await keepMalformed(ctx, "telegram", { odd: 1 });
    await postDueAlerts(ctx, hook);
    expect(heard[0]?.body).toMatchObject({ kind: "receive_failed", priority: null });
  });

  it("are told once", async () => {
    await danger();
    await postDueAlerts(ctx, hook);
    await postDueAlerts(ctx, hook);
    expect(heard).toHaveLength(1);
    expect(await rows()).toMatchObject([{ alertDueAt: null, alertLeaseUntil: null }]);
  });

  it("are told once, however many processes tell", async () => {
    for (const address of ["1", "2", "3", "4"]) await danger(address);
    await Promise.all([postDueAlerts(ctx, hook), postDueAlerts({ ...ctx }, hook), postDueAlerts({ ...ctx }, hook)]);
    expect(heard).toHaveLength(4);
  });

  it("are told again, later and later, until the chat takes them", async () => {
    status(500, 503, 302, 404);
    await danger();
    const waits: number[] = [];
    for (let n = 0; n < 5; n++) {
      await postDueAlerts(ctx, hook);
      const [row] = await rows();
      if (!row?.alertDueAt) break;
      waits.push(row.alertDueAt.getTime() - ctx.clock());
      ctx.time.tick(waits.at(-1) ?? 0);
    }
    expect(heard).toHaveLength(5);
    expect(waits).toHaveLength(4);
    expect(waits[3]).toBeGreaterThan(waits[0] ?? 0);
    expect(log.of("alert_failed").map(({ status }) => status)).toEqual([500, 503, 302, 404]);
  });

  it("never repeat the hook's address in the log", async () => {
    status(500);
    await danger();
    await postDueAlerts(ctx, hook);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    ctx.time.tick(60_000);
    await postDueAlerts(ctx, hook);
    expect(log.of("alert_failed")).toMatchObject([{ status: 500 }, { code: "ECONNREFUSED" }]);
    expect(log.text()).not.toMatch(/hooks|SECRET|token|127\.0\.0\.1/);
  });

  it("are told again where the chat hung", async () => {
    answer = () => {};
    await danger();
    await postDueAlerts(ctx, { ...hook, patience: 20 });
    expect(log.of("alert_failed")).toMatchObject([{ error: "TimeoutError" }]);
    answer = (response) => response.end();
    ctx.time.tick(2_000);
    await postDueAlerts(ctx, hook);
    expect(heard).toHaveLength(2);
    expect(await rows()).toMatchObject([{ alertDueAt: null }]);
  });

  it("wait no longer than the process lives for a chat that hangs", async () => {
    const ended = new AbortController();
    answer = () => ended.abort();
    await danger();
    await postDueAlerts(ctx, { ...hook, ended: ended.signal });
    expect(await rows()).toMatchObject([{ alertAttempts: 1, alertLeaseUntil: null }]);
    expect((await rows())[0]?.alertDueAt).not.toBeNull();
  });

  it("of others are told while one hangs", async () => {
    const ended = new AbortController();
    const hangs = Promise.withResolvers<void>();
    answer = () => hangs.resolve();
    await danger("1");
    const stuck = postDueAlerts(ctx, { ...hook, ended: ended.signal });
    await hangs.promise;
    answer = (response) => response.end();
    await danger("2");
    await postDueAlerts({ ...ctx }, hook);
    expect(heard).toHaveLength(2);
    ended.abort();
    await stuck;
  });

  it("are told by another when the process died that was telling them", async () => {
    await danger();
    await ctx.db.orm.update(schema.alarm).set({ alertLeaseUntil: new Date(ctx.clock() + 30_000), alertAttempts: 1 });
    await postDueAlerts(ctx, hook);
    expect(heard).toEqual([]);
    ctx.time.tick(31_000);
    await postDueAlerts(ctx, hook);
    expect(heard).toHaveLength(1);
  });

  it("that somebody has seen meanwhile are not tried again", async () => {
    status(500);
    await danger();
    await postDueAlerts(ctx, hook);
    await ctx.db.orm.update(schema.alarm).set({ acknowledgedAt: new Date(ctx.clock()) });
    ctx.time.tick(60_000);
    await postDueAlerts(ctx, hook);
    expect(heard).toHaveLength(1);
    expect(await rows()).toMatchObject([{ alertDueAt: null }]);
  });

  it("of yesterday are given up, and the log says so", async () => {
    await danger();
    ctx.time.tick(25 * 3_600_000);
    await postDueAlerts(ctx, hook);
    expect(heard).toEqual([]);
    expect(log.of("alert_given_up")).toHaveLength(1);
  });

  it("are kept to the console where nobody listens", async () => {
    ctx.settings = { ...ctx.settings, alerts: false };
    await danger();
    expect(await rows()).toMatchObject([{ kind: "urgent_words", alertDueAt: null }]);
  });
});
