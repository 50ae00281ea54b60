import { afterAll, expect, it } from "vitest";
import { botApiStandIn } from "../channels/telegram/stand-in/bot-api-stand-in.ts";
import { testCtx, testLibrary } from "../testing/ctx.ts";
import { testDatabase } from "../testing/database.ts";
import { readConfig } from "./config.ts";
import { openLine } from "./line.ts";
import { runTelegram } from "./telegram.ts";
import { recordingLog } from "./testing/recording-log.ts";
import { telegram as settings } from "./testing/wrong-settings.ts";

const TOKEN = settings().TELEGRAM_BOT_TOKEN;
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

async function running(publicUrl?: string) {
  const telegram = botApiStandIn({ token: TOKEN });
  const { url, close } = await telegram.listen();
  closing.push(close);
  const { db } = await testDatabase("pglite");
  const ctx = await testCtx(db, { log: recordingLog(), clock: Date.now });
  const config = readConfig({ ...settings(), TELEGRAM_API_ROOT: url, ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}) });
  const begin = () =>
    runTelegram(
      config,
      ctx,
      openLine(() => ctx, "pglite"),
      testLibrary().ui,
    );
  return { telegram, ctx, begin };
}

it("names its commands in both languages", async () => {
  const { telegram, begin } = await running("http://127.0.0.1:9");
  const line = begin();
  await telegram.waitFor(() => telegram.commands("ar").length > 0 && telegram.commands().length > 0);
  expect(telegram.commands("ar")).not.toEqual(telegram.commands());
  expect(telegram.webhook()?.url).toBe("http://127.0.0.1:9/webhooks/telegram");
  await line.stop();
});

it.each(["setMyCommands", "getUpdates", "deleteWebhook"])(
  "ends at once, whatever Telegram does with %s",
  async (method) => {
    const { telegram, begin } = await running();
    telegram.fail({ method, with: "timeout", times: 100 });
    const line = begin();
    await telegram.waitFor(() => telegram.calls().length > 0);
    const started = performance.now();
    await line.stop();
    expect(performance.now() - started).toBeLessThan(2_000);
  },
);

it("leaves the stream of updates to the next process when it ends", async () => {
  const { telegram, begin } = await running();
  const polls = () => telegram.calls().filter((it) => it.method === "getUpdates").length;
  const first = begin();
  await telegram.waitFor(() => polls() > 0);
  await first.stop();
  const before = polls();
  const second = begin();
  await telegram.waitFor(() => polls() > before, 3_000);
  await second.stop();
});
