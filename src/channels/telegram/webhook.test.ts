import { describe, expect, it } from "vitest";
import type { GroupApproach, Inbound } from "../../domain/channel.ts";
import { telegramApi } from "./api.ts";
import updates from "./fixtures/updates.json" with { type: "json" };
import { setUpTelegram, TELEGRAM_COMMANDS } from "./setup.ts";
import { listen } from "./stand-in/listen.ts";
import { closing, running, TOKEN } from "./stand-in/running.ts";
import { TELEGRAM_WEBHOOK_PATH, type TelegramWebhookOptions, telegramWebhook } from "./webhook.ts";

const SECRET = "a-secret_of_the_webhook-1";
const NOW = 1_767_000_009_999;

function setUp(options: Partial<TelegramWebhookOptions> = {}) {
  const received: Inbound[] = [];
  const refused: GroupApproach[] = [];
  const lines: string[] = [];
  const line = (level: string) => (fields: object, event: string) =>
    void lines.push(JSON.stringify({ level, event, ...fields }));
  const app = telegramWebhook({
    secret: SECRET,
    receive: async (inbound) => void received.push(inbound),
    refuseGroup: async (approach) => void refused.push(approach),
    log: { info: line("info"), warn: line("warn"), error: line("error") },
    now: () => NOW,
    ...options,
  });
  const post = (body: unknown, headers: Record<string, string> = { "x-telegram-bot-api-secret-token": SECRET }) =>
    app.request(TELEGRAM_WEBHOOK_PATH, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  return { app, post, received, refused, lines };
}

describe("telegramWebhook", () => {
  it("passes a message on and answers 200 with nothing", async () => {
    const { post, received } = setUp();
    const response = await post(updates.text);
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(received.map(({ content }) => content)).toEqual([{ kind: "text", text: updates.text.message.text }]);
  });

  it("answers only once the message is committed", async () => {
    const order: string[] = [];
    const { post } = setUp({
      receive: async () => {
        await new Promise(setImmediate);
        order.push("committed");
      },
    });
    await post(updates.text);
    order.push("answered");
    expect(order).toEqual(["committed", "answered"]);
  });

  it("stops a pressed button's spinner in the answer itself", async () => {
    const response = await setUp().post(updates.press);
    expect(await response.json()).toEqual({
      method: "answerCallbackQuery",
      callback_query_id: updates.press.callback_query.id,
    });
  });

  it("tells of a group", async () => {
    const { post, refused } = setUp();
    await post(updates["added to a group"]);
    expect(refused).toMatchObject([{ address: "-1009000001", leave: true }]);
  });

  it.each([
    ["no secret", {}],
    ["a wrong secret", { "x-telegram-bot-api-secret-token": `${SECRET}x` }],
    ["an empty secret", { "x-telegram-bot-api-secret-token": "" }],
  ])("turns away a caller with %s", async (_, headers) => {
    const { post, received } = setUp();
    expect((await post(updates.text, headers)).status).toBe(401);
    expect(received).toEqual([]);
  });

  it("turns away a body over the limit", async () => {
    expect((await setUp({ bodyLimit: 100 }).post(updates.text)).status).toBe(413);
  });

  it("turns away a body over the limit that does not state its length", async () => {
    const { app } = setUp({ bodyLimit: 100 });
    const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(64)) });
    const init = { method: "POST", body, duplex: "half", headers: { "x-telegram-bot-api-secret-token": SECRET } };
    expect((await app.request(TELEGRAM_WEBHOOK_PATH, init as RequestInit)).status).toBe(413);
  });

  it("reads a body that does not state its length", async () => {
    const { app, received } = setUp();
    const body = new Blob([JSON.stringify(updates.text)]).stream();
    const init = { method: "POST", body, duplex: "half", headers: { "x-telegram-bot-api-secret-token": SECRET } };
    expect((await app.request(TELEGRAM_WEBHOOK_PATH, init as RequestInit)).status).toBe(200);
    expect(received).toHaveLength(1);
  });

  it("answers 400 to what is no JSON", async () => {
    expect((await setUp().post("{")).status).toBe(400);
  });

  it("answers 400 to a wrong shape, with one line that holds no content", async () => {
    const { post, lines } = setUp();
    expect((await post({ update_id: 5, message: { text: "my passport was taken" } })).status).toBe(400);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("passport");
  });

  it("turns away what is no update, however near to one it comes", async () => {
    const near = [{ update_id: 5, message: { text: "x" } }, { update_id: 5, message: [] }, { update_id: "5" }];
    for (const body of [...near, [], {}, "hello", 5, null]) expect((await setUp().post(body)).status).toBe(400);
  });

  it("answers 503 when handling fails, with one line that holds no content", async () => {
    const { post, lines } = setUp({ receive: () => Promise.reject(new Error("cannot store my passport was taken")) });
    expect((await post(updates.text)).status).toBe(503);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("passport");
  });

  it("writes nothing of a person's message to the log", async () => {
    const { post, lines } = setUp({ receive: () => Promise.reject(new TypeError(updates.text.message.text)) });
    for (const update of Object.values(updates)) await post(update);
    const log = lines.join("\n");
    for (const secret of ["7000001", "Amal", updates.text.message.text, "20100000000", SECRET]) {
      expect(log).not.toContain(secret);
    }
  });

  it("does not start without a usable secret", () => {
    expect(() => setUp({ secret: "" })).toThrow("TELEGRAM_WEBHOOK_SECRET");
  });
});

describe("a webhook that Telegram calls", () => {
  const description = Object.fromEntries(TELEGRAM_COMMANDS.map((name) => [name, `does ${name}`]));
  const texts = { ar: description, en: description } as Parameters<typeof setUpTelegram>[1]["texts"];

  async function connected(options: Partial<TelegramWebhookOptions> = {}) {
    const { telegram, apiRoot } = await running();
    const hook = setUp(options);
    const { url, close } = await listen(hook.app);
    closing(close);
    await setUpTelegram(telegramApi({ token: TOKEN, apiRoot }), { publicUrl: `${url}/`, secret: SECRET, texts });
    return { telegram, apiRoot, ...hook };
  }

  it("hears a person", async () => {
    const { telegram, received } = await connected();
    telegram.person(1).says("أهلاً");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(received).toMatchObject([{ address: "1", content: { text: "أهلاً" } }]);
  });

  it("is sent again what it could not handle, in the chat's order", async () => {
    let failures = 2;
    const received: Inbound[] = [];
    const { telegram } = await connected({
      receive: async (inbound) => {
        if (failures-- > 0) throw new Error("the store is down");
        received.push(inbound);
      },
    });
    const person = telegram.person(1);
    person.says("one");
    person.says("two");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(received.map(({ content }) => content)).toMatchObject([{ text: "one" }, { text: "two" }]);
    expect(telegram.deliveries().map(({ status }) => status)).toEqual([503, 503, 200, 200]);
  });

  it("stops the spinner of a pressed button", async () => {
    const { telegram, apiRoot, received } = await connected();
    const person = telegram.person(1);
    const api = telegramApi({ token: TOKEN, apiRoot });
    await api.sendMessage(1, "?", { reply_markup: { inline_keyboard: [[{ text: "نعم", callback_data: "yes" }]] } });
    person.presses("نعم");
    expect(person.isSpinning()).toBe(true);
    await telegram.waitFor(() => !person.isSpinning());
    expect(received).toMatchObject([{ content: { kind: "choice", token: "yes" } }]);
  });
});
