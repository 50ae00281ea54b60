import { describe, expect, it } from "vitest";
import { ConfigError, DeliveryError } from "../../base/errors.ts";
import { telegramApi } from "./api.ts";
import { setUpTelegram, type TelegramSetup } from "./setup.ts";
import { running, TOKEN } from "./stand-in/running.ts";

const ar = {
  person: "تحدث مع موظف",
  menu: "القائمة",
  exit: "إنهاء الكلام",
  language: "اللغة",
  stop: "إيقاف",
  delete: "احذف بياناتي",
  help: "مساعدة",
};
const en = {
  person: "Talk to a person",
  menu: "Menu",
  exit: "End the chat",
  language: "Language",
  stop: "Stop",
  delete: "Delete my data",
  help: "Help",
};
const setup: TelegramSetup = { publicUrl: "https://sanad.example/", secret: "s3cret", texts: { ar, en } };

async function setUp() {
  const { telegram, apiRoot } = await running();
  return { telegram, api: telegramApi({ token: TOKEN, apiRoot }) };
}

describe("setUpTelegram", () => {
  it("sets the webhook with its secret and the kinds of update that are read", async () => {
    const { telegram, api } = await setUp();
    await setUpTelegram(api, setup);
    expect(telegram.calls()[0]).toEqual({
      method: "setWebhook",
      params: {
        url: "https://sanad.example/webhooks/telegram",
        secret_token: "s3cret",
        allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
        max_connections: 40,
      },
    });
  });

  it("sets the commands in Arabic, and in English for everyone else", async () => {
    const { telegram, api } = await setUp();
    await setUpTelegram(api, setup);
    expect(telegram.commands("ar")).toContainEqual({ command: "person", description: "تحدث مع موظف" });
    expect(telegram.commands()).toContainEqual({ command: "delete", description: "Delete my data" });
    expect(telegram.commands("ar")).toContainEqual({ command: "exit", description: "إنهاء الكلام" });
  });

  it("leaves name and description alone, and sets no webhook without a public address", async () => {
    const { telegram, api } = await setUp();
    await setUpTelegram(api, { ...setup, publicUrl: null, secret: null });
    expect(telegram.calls().map(({ method }) => method)).toEqual(["setMyCommands", "setMyCommands"]);
  });

  it("refuses a secret that Telegram would refuse, before calling it", async () => {
    const { telegram, api } = await setUp();
    await expect(setUpTelegram(api, { ...setup, secret: "no spaces" })).rejects.toThrow(ConfigError);
    expect(telegram.calls()).toEqual([]);
  });

  it("tells a failure as a delivery error", async () => {
    const { telegram, api } = await setUp();
    telegram.fail({ method: "setWebhook", with: "rate_limit", retryAfter: 3 });
    const error = await setUpTelegram(api, setup).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeliveryError);
    expect(error).toMatchObject({ code: "rate_limited", retryAfterMs: 3_000 });
  });
});
