import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../store/schema.ts";
import { type RunningLine, runningLine } from "./testing/running-line.ts";
import { type StoreSettings, storeSettings } from "./testing/store-settings.ts";
import { type TcpDoor, tcpDoor } from "./testing/tcp-door.ts";

describe("the line while PostgreSQL is away", () => {
  let settings: StoreSettings;
  let door: TcpDoor;
  let line: RunningLine;
  beforeAll(async () => {
    settings = await storeSettings("postgres");
    const url = new URL(settings.env.DATABASE_URL ?? "");
    door = await tcpDoor(Number(url.port));
    url.port = String(door.port);
    const env = { ...settings.env, DATABASE_URL: url.href };
    line = await runningLine("postgres", "webhook", {
      settings: { ...settings, env },
      webhookRetry: { attempts: 12, delayMs: 50 },
    });
  });
  afterAll(async () => {
    await line?.stop();
    await door?.shut();
    await settings?.remove();
  });

  const ready = async () => (await fetch(`${line.server.url}/readyz`)).status;

  it("has every message sent again, and handles it once when PostgreSQL is back", async () => {
    const [known, stranger] = [line.stranger(), line.stranger()];
    known.says("Hello");
    await known.waitFor(() => true);
    await line.quiet();
    await door.shut();
    known.says("English");
    stranger.says("Hello");
    const refused = () =>
      new Set(
        line.telegram
          .deliveries()
          .filter((it) => it.status === 503)
          .map((it) => it.update_id),
      );
    await line.telegram.waitFor(() => refused().size === 2, 20_000);
    expect(await ready()).toBe(503);
    expect((await fetch(`${line.server.url}/healthz`)).status).toBe(200);

    await door.open();
    await line.quiet();
    await stranger.waitFor(() => true, 20_000);
    await known.waitFor((it) => it.text === line.says("en", "welcome.consent"), 20_000);
    expect(await ready()).toBe(200);
    expect((await line.kept(stranger))?.messages.filter((it) => it.direction === "in")).toHaveLength(1);
    expect((await line.kept(known))?.messages.filter((it) => it.direction === "in")).toHaveLength(2);
    expect(await line.ctx.db.orm.$count(schema.failedUpdate)).toBe(0);
  }, 60_000);

  it("takes cut connections for no fault of its own: nothing is kept for later, nobody hears of a fault", async () => {
    const people = Array.from({ length: 5 }, () => line.stranger());
    for (let n = 1; n <= 6; n++) {
      for (const who of people) who.says(`message ${n}`);
      const pending = line.telegram.pendingUpdates();
      await line.telegram.waitFor(() => line.telegram.pendingUpdates() < pending);
      door.cut();
    }
    await line.telegram.waitFor(() => line.telegram.pendingUpdates() === 0, 30_000);
    for (const who of people) {
      const heard = (await line.kept(who))?.messages.filter((it) => it.direction === "in").map((it) => it.body.text);
      expect(heard).toEqual([1, 2, 3, 4, 5, 6].map((n) => `message ${n}`));
    }
    expect(await line.ctx.db.orm.$count(schema.failedUpdate)).toBe(0);
    expect(line.log.of("receive_failed")).toEqual([]);
  }, 60_000);
});
