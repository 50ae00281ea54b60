import { describe, expect, it } from "vitest";
import { listen } from "./listen.ts";
import { closing, running, TOKEN } from "./running.ts";
import type { Json } from "./state.ts";

type Answer = { ok: boolean; result?: unknown; error_code?: number; description?: string; parameters?: Json };

async function setUp() {
  const { telegram, apiRoot } = await running();
  const call = async (method: string, params: Json = {}): Promise<Answer> => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${apiRoot}/bot${TOKEN}/${method}`, {
      method: "POST",
      body: JSON.stringify(params),
      headers,
    });
    return (await response.json()) as Answer;
  };
  return { telegram, apiRoot, call, person: telegram.person(1) };
}

const keyboard = (...buttons: object[]) => ({ reply_markup: { inline_keyboard: [buttons] } });
const button = (callback_data: string, text = "x") => ({ text, callback_data });

describe("the Bot API stand-in refuses", () => {
  it.each<[string, string, Json, string]>([
    ["an unknown chat", "sendMessage", { chat_id: 2, text: "x" }, "Bad Request: chat not found"],
    ["no chat", "sendMessage", { text: "x" }, "Bad Request: chat_id is empty"],
    ["no text", "sendMessage", { chat_id: 1 }, "Bad Request: message text is empty"],
    ["a text of spaces", "sendMessage", { chat_id: 1, text: " \n " }, "Bad Request: message text is empty"],
    [
      "a text over the limit",
      "sendMessage",
      { chat_id: 1, text: "a".repeat(4097) },
      "Bad Request: message is too long",
    ],
    ["half an emoji", "sendMessage", { chat_id: 1, text: "\ud83d" }, "Bad Request: strings must be encoded in UTF-8"],
    ["an object for a text", "sendMessage", { chat_id: 1, text: {} }, 'Bad Request: parameter "text" must be a string'],
    ["open markup", "sendMessage", { chat_id: 1, text: "<b>x", parse_mode: "HTML" }, "can't parse entities"],
    ["bare Markdown", "sendMessage", { chat_id: 1, text: "1.", parse_mode: "MarkdownV2" }, "can't parse entities"],
    ["long data", "sendMessage", { chat_id: 1, text: "x", ...keyboard(button("ا".repeat(33))) }, "BUTTON_DATA_INVALID"],
    ["empty data", "sendMessage", { chat_id: 1, text: "x", ...keyboard(button("")) }, "BUTTON_DATA_INVALID"],
    [
      "a button that does nothing",
      "sendMessage",
      { chat_id: 1, text: "x", ...keyboard({ text: "x" }) },
      "Text buttons",
    ],
    [
      "101 buttons",
      "sendMessage",
      { chat_id: 1, text: "x", ...keyboard(...Array.from({ length: 101 }, () => button("a"))) },
      "reply markup is too long",
    ],
    ["an edit of nothing", "editMessageText", { chat_id: 1, message_id: 99, text: "x" }, "message to edit not found"],
    ["a deletion of nothing", "deleteMessage", { chat_id: 1, message_id: 99 }, "message to delete not found"],
    ["an answer to no press", "answerCallbackQuery", { callback_query_id: "9" }, "query is too old"],
    ["an unknown file", "getFile", { file_id: "x" }, "wrong file_id"],
    ["a place outside the world", "sendLocation", { chat_id: 1, latitude: 91, longitude: 0 }, "wrong location"],
    [
      "a command in capitals",
      "setMyCommands",
      { commands: [{ command: "Help", description: "x" }] },
      "BOT_COMMAND_INVALID",
    ],
    [
      "a command without words",
      "setMyCommands",
      { commands: [{ command: "help", description: "" }] },
      "DESCRIPTION_INVALID",
    ],
    ["a long description", "setMyShortDescription", { short_description: "a".repeat(121) }, "too long"],
    ["a secret with spaces", "setWebhook", { url: "https://x.example", secret_token: "a b" }, "unallowed characters"],
    ["a webhook without TLS", "setWebhook", { url: "http://x.example" }, "HTTPS URL must be provided"],
    ["leaving a person", "leaveChat", { chat_id: 1 }, "private chats"],
    ["an unknown action", "sendChatAction", { chat_id: 1, action: "dancing" }, "wrong parameter action"],
  ])("%s", async (_, method, params, description) => {
    const { call } = await setUp();
    const answer = await call(method, params);
    expect([answer.ok, answer.error_code]).toEqual([false, 400]);
    expect(answer.description).toContain(description);
  });

  it("an unknown method and a wrong token", async () => {
    const { call, apiRoot } = await setUp();
    expect(await call("sendHologram")).toEqual({
      ok: false,
      error_code: 404,
      description: "Not Found: method not found",
    });
    expect((await fetch(`${apiRoot}/bot1:wrong/getMe`)).status).toBe(401);
  });

  it("a change that changes nothing", async () => {
    const { call } = await setUp();
    const { result } = await call("sendMessage", { chat_id: 1, text: "x" });
    const { message_id } = result as { message_id: number };
    expect((await call("editMessageText", { chat_id: 1, message_id, text: "x" })).description).toContain(
      "is not modified",
    );
  });
});

describe("the Bot API stand-in takes", () => {
  it("numbers, booleans and JSON as strings, as Telegram does", async () => {
    const { apiRoot, person } = await setUp();
    const body = new URLSearchParams({
      chat_id: "1",
      text: "x",
      reply_markup: JSON.stringify(keyboard(button("a")).reply_markup),
    });
    const response = await fetch(`${apiRoot}/bot${TOKEN}/sendmessage`, { method: "POST", body });
    expect(response.status).toBe(200);
    expect(person.received()[0]?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data).toBe("a");
  });

  it("a file in a form, and gives it back for download", async () => {
    const { apiRoot, call } = await setUp();
    const form = new FormData();
    form.set("chat_id", "1");
    form.set("voice", new File([new Uint8Array([1, 2, 3])], "v.ogg", { type: "audio/ogg" }));
    await fetch(`${apiRoot}/bot${TOKEN}/sendVoice`, { method: "POST", body: form });
    const { result } = await call("getFile", { file_id: "AgAC-voice-1" });
    const file = await fetch(`${apiRoot}/file/bot${TOKEN}/${(result as { file_path: string }).file_path}`);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  });

  it("a text of 4096 letters once its markup is parsed", async () => {
    const { call } = await setUp();
    const text = `<b>${"a".repeat(4093)}&lt;&amp;&gt;</b>`;
    expect((await call("sendMessage", { chat_id: 1, text, parse_mode: "HTML" })).ok).toBe(true);
  });

  it("commands for each language", async () => {
    const { call, telegram } = await setUp();
    const commands = [{ command: "help", description: "مساعدة" }];
    await call("setMyCommands", { commands, language_code: "ar" });
    expect([telegram.commands("ar"), telegram.commands()]).toEqual([commands, []]);
    expect((await call("getMyCommands", { language_code: "ar" })).result).toEqual(commands);
  });
});

describe("updates", () => {
  const ids = ({ result }: Answer) => (result as { update_id: number }[]).map(({ update_id }) => update_id);

  it("come again until a later offset confirms them", async () => {
    const { call, person } = await setUp();
    person.says("one");
    person.says("two");
    const [first = 0, second = 0] = ids(await call("getUpdates"));
    expect(ids(await call("getUpdates", { offset: second }))).toEqual([second]);
    expect(ids(await call("getUpdates", { offset: first }))).toEqual([second]);
  });

  it("end a long poll as soon as there is one", async () => {
    const { call, person, telegram } = await setUp();
    const poll = call("getUpdates", { timeout: 25 });
    await telegram.waitFor(() => telegram.calls().length === 1);
    person.says("one");
    expect(ids(await poll)).toHaveLength(1);
  });

  it("go to one poller only", async () => {
    const { call, telegram, person } = await setUp();
    const first = call("getUpdates", { timeout: 25 });
    await telegram.waitFor(() => telegram.calls().length === 1);
    const second = call("getUpdates", { timeout: 25 });
    expect((await first).error_code).toBe(409);
    person.says("one");
    expect((await second).ok).toBe(true);
  });

  it("are not polled beside a webhook", async () => {
    const { call } = await setUp();
    await call("setWebhook", { url: "https://x.example" });
    expect((await call("getUpdates")).error_code).toBe(409);
  });

  it("of kinds that the bot did not ask for do not come", async () => {
    const { call, person, telegram } = await setUp();
    await call("getUpdates", { allowed_updates: ["message"] });
    person.blocks();
    expect(telegram.pendingUpdates()).toBe(0);
  });
});

describe("a webhook", () => {
  async function hooked(answer: (update: Json, request: Request) => Response | Promise<Response>) {
    const parts = await setUp();
    const { url, close } = await listen({ fetch: async (request) => answer((await request.json()) as Json, request) });
    closing(close);
    await parts.call("setWebhook", { url: `${url}/hook`, secret_token: "s" });
    return parts;
  }

  it("is called with its secret", async () => {
    let secret: string | null = null;
    const { telegram, person } = await hooked((_, request) => {
      secret = request.headers.get("x-telegram-bot-api-secret-token");
      return new Response();
    });
    person.says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(secret).toBe("s");
  });

  it("may answer with a method", async () => {
    const reply = { method: "sendMessage", chat_id: 1, text: "by reply" };
    const { person } = await hooked(() => Response.json(reply));
    person.says("one");
    expect((await person.waitFor(() => true)).text).toBe("by reply");
  });

  it("that fails is called again, and given up in the end", async () => {
    const { telegram, person, call } = await hooked(() => new Response(null, { status: 500 }));
    person.says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(telegram.deliveries().map(({ status }) => status)).toEqual([500, 500, 500, 500, 500]);
    expect((await call("getWebhookInfo")).result).toMatchObject({ last_error_message: expect.stringContaining("500") });
  });

  it("on another machine is never called", async () => {
    const { telegram, person, call } = await setUp();
    await call("setWebhook", { url: "https://x.example/hook" });
    person.says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(new Set(telegram.deliveries().map(({ status }) => status))).toEqual(new Set([null]));
  });
});

describe("faults", () => {
  const send = { chat_id: 1, text: "x" };

  it("hit the calls they are meant for, as often as told", async () => {
    const { call, telegram } = await setUp();
    telegram.fail({ method: "sendMessage", chat: 1, times: 2, with: "rate_limit", retryAfter: 7 });
    expect((await call("getMe")).ok).toBe(true);
    expect(await call("sendMessage", send)).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect((await call("sendMessage", send)).error_code).toBe(429);
    expect((await call("sendMessage", send)).ok).toBe(true);
  });

  it("break the connection", async () => {
    const { call, telegram } = await setUp();
    telegram.fail({ with: "disconnect" });
    await expect(call("getMe")).rejects.toThrow();
  });

  it("lose only the answer, where told so", async () => {
    const { call, telegram, person } = await setUp();
    telegram.fail({ method: "sendMessage", with: "disconnect", applied: true });
    await expect(call("sendMessage", send)).rejects.toThrow();
    expect(person.received()).toHaveLength(1);
  });
});

describe("a person", () => {
  it("presses the newest button of a name", async () => {
    const { call, person } = await setUp();
    await call("sendMessage", { chat_id: 1, text: "old", ...keyboard(button("old", "نعم")) });
    await call("sendMessage", { chat_id: 1, text: "new", ...keyboard(button("new", "نعم")) });
    person.presses("نعم");
    expect(await lastUpdate(call)).toMatchObject({ callback_query: { data: "new" } });
  });

  it("sees no button that an edit took away", async () => {
    const { call, person } = await setUp();
    const { result } = await call("sendMessage", { chat_id: 1, text: "?", ...keyboard(button("a", "نعم")) });
    await call("editMessageText", {
      chat_id: 1,
      message_id: (result as { message_id: number }).message_id,
      text: "done",
    });
    expect(() => person.presses("نعم")).toThrow("no such button");
  });

  it("who blocked the bot gets nothing until they write again", async () => {
    const { call, person } = await setUp();
    person.blocks();
    const refused = await call("sendMessage", { chat_id: 1, text: "x" });
    expect(refused.description).toBe("Forbidden: bot was blocked by the user");
    person.says("hello again");
    expect((await call("sendMessage", { chat_id: 1, text: "x" })).ok).toBe(true);
  });

  it("is awaited without waiting for ever", async () => {
    const { person } = await setUp();
    await expect(person.waitFor(() => true, 1)).rejects.toThrow("within 1 ms");
  });
});

async function lastUpdate(call: (method: string) => Promise<Answer>): Promise<unknown> {
  return ((await call("getUpdates")).result as unknown[]).at(-1);
}
