import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { DeliveryError } from "../../base/errors.ts";
import type { Choice, Outbound } from "../../domain/channel.ts";
import { TELEGRAM_LIMITS, telegramChannel } from "./channel.ts";
import type { Fault } from "./stand-in/faults.ts";
import { running, TOKEN } from "./stand-in/running.ts";

const AMAL = 7_000_001;

async function setUp() {
  const { telegram, apiRoot } = await running();
  const person = telegram.person(AMAL);
  return { telegram, person, apiRoot, channel: telegramChannel({ token: TOKEN, apiRoot, timeoutMs: 2_000 }) };
}

const says = (text: string, choices: Choice[] = [], address = String(AMAL)): Outbound => ({
  address,
  language: "ar",
  content: { kind: "text", text, choices },
});

async function failure(promise: Promise<unknown>): Promise<DeliveryError> {
  const error = await promise.then(() => null).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeliveryError);
  return error as DeliveryError;
}

describe("deliver", () => {
  it("sends a text as it is and returns the message's ref", async () => {
    const { channel, person } = await setUp();
    const { ref } = await channel.deliver(says("<b>أهلاً</b> & *welcome*"));
    expect(person.received().map(({ text }) => text)).toEqual(["<b>أهلاً</b> & *welcome*"]);
    expect(ref).toBe(`${AMAL}:${person.received()[0]?.message_id}`);
  });

  it("asks for no link preview and no parse mode", async () => {
    const { channel, telegram } = await setUp();
    await channel.deliver(says("https://example.org"));
    expect(telegram.calls().at(-1)?.params).toEqual({
      chat_id: String(AMAL),
      text: "https://example.org",
      link_preview_options: { is_disabled: true },
    });
  });

  it("lays short choices two to a row and long ones alone", async () => {
    const { channel, person } = await setUp();
    const labels = ["نعم", "لا", "A label longer than sixteen", "Maybe", "Skip", "Menu"];
    await channel.deliver(
      says(
        "?",
        labels.map((label, n) => ({ label, token: `t${n}` })),
      ),
    );
    const rows = person.received()[0]?.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));
    expect(rows).toEqual([["نعم", "لا"], ["A label longer than sixteen"], ["Maybe", "Skip"], ["Menu"]]);
  });

  it("carries a choice's token to the press", async () => {
    const { channel, person } = await setUp();
    await channel.deliver(says("?", [{ label: "نعم", token: "n1:yes" }]));
    expect(person.received()[0]?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data).toBe("n1:yes");
  });

  it("mends an emoji that was cut in two, which Telegram would refuse", async () => {
    const { channel, person } = await setUp();
    await channel.deliver(says("hello \ud83d"));
    expect(person.received()[0]?.text).toBe("hello \ufffd");
  });

  it("leaves a group, and is content to be out already", async () => {
    const { channel, telegram } = await setUp();
    const group = telegram.group(-500);
    group.addsBot();
    const leave: Outbound = { address: "-500", language: "ar", content: { kind: "leave" } };
    expect(await channel.deliver(leave)).toEqual({ ref: null });
    expect(group.hasBot()).toBe(false);
    expect(await channel.deliver(leave)).toEqual({ ref: null });
  });

  it.each<[string, Outbound]>([
    ["an empty text", says(" \n")],
    ["a text over the limit", says("a".repeat(TELEGRAM_LIMITS.textLength + 1))],
    ["a token over 64 bytes", says("?", [{ label: "x", token: "ا".repeat(33) }])],
    ["an empty token", says("?", [{ label: "x", token: "" }])],
    ["an empty label", says("?", [{ label: " ", token: "x" }])],
    [
      "too many choices",
      says(
        "?",
        Array.from({ length: 101 }, (_, n) => ({ label: "x", token: `${n}` })),
      ),
    ],
  ])("refuses %s before it is sent", async (_, outbound) => {
    const { channel, telegram } = await setUp();
    expect((await failure(channel.deliver(outbound))).code).toBe("rejected");
    expect(telegram.calls()).toEqual([]);
  });

  it("takes a text of exactly the limit", async () => {
    const { channel } = await setUp();
    await expect(channel.deliver(says("a".repeat(TELEGRAM_LIMITS.textLength)))).resolves.toBeDefined();
  });
});

describe("a failed delivery", () => {
  it.each<[Fault["with"], string, boolean]>([
    ["rate_limit", "rate_limited", true],
    ["blocked", "blocked", false],
    ["server_error", "provider_down", true],
    ["bad_gateway", "provider_down", true],
    ["disconnect", "network", true],
  ])("that is a %s is told as %s", async (fault, code, retryable) => {
    const { channel, telegram } = await setUp();
    telegram.fail({ method: "sendMessage", chat: AMAL, with: fault });
    expect(await failure(channel.deliver(says("x")))).toMatchObject({ code, retryable });
  });

  it("gives up on a Telegram that does not answer", async () => {
    const { telegram, apiRoot } = await setUp();
    telegram.fail({ with: "timeout" });
    const channel = telegramChannel({ token: TOKEN, apiRoot, timeoutMs: 50 });
    expect((await failure(channel.deliver(says("x")))).code).toBe("timed_out");
  });

  it("says how long Telegram wants us to wait", async () => {
    const { channel, telegram } = await setUp();
    telegram.fail({ with: "rate_limit", retryAfter: 35 });
    expect((await failure(channel.deliver(says("x")))).retryAfterMs).toBe(35_000);
  });

  it("knows a person who blocked us", async () => {
    const { channel, person } = await setUp();
    person.blocks();
    expect((await failure(channel.deliver(says("x")))).code).toBe("blocked");
  });

  it.each([
    ["nobody's", "999"],
    ["a channel's name", "@durov"],
  ])("knows an address that is %s", async (_, address) => {
    const { channel } = await setUp();
    expect((await failure(channel.deliver(says("x", [], address)))).code).toBe("unknown_recipient");
  });

  it("knows a wrong token", async () => {
    const { apiRoot } = await setUp();
    const channel = telegramChannel({ token: "1:wrong", apiRoot });
    expect((await failure(channel.deliver(says("x")))).code).toBe("unauthorized");
  });

  it("knows a server that is not there", async () => {
    const channel = telegramChannel({ token: TOKEN, apiRoot: "http://127.0.0.1:9" });
    const error = await failure(channel.deliver(says("x")));
    expect(error.code).toBe("network");
  });
});

describe("what an error shows", () => {
  const SECRET_TEXT = "my passport was taken";

  it.each<Fault["with"]>(["rate_limit", "blocked", "server_error", "bad_gateway", "disconnect", "timeout"])(
    "after %s holds neither the token nor the text nor the address",
    async (fault) => {
      const { telegram, apiRoot } = await setUp();
      telegram.fail({ with: fault });
      const channel = telegramChannel({ token: TOKEN, apiRoot, timeoutMs: 100 });
      const shown = inspect(await failure(channel.deliver(says(SECRET_TEXT))), { depth: 10, showHidden: true });
      for (const secret of [TOKEN, TOKEN.split(":")[1], SECRET_TEXT, String(AMAL)]) expect(shown).not.toContain(secret);
    },
  );

  it("does not repeat a description that quotes what was sent", async () => {
    const fetch = async () =>
      Response.json(
        { ok: false, error_code: 400, description: `Bad Request: "${SECRET_TEXT}" is odd` },
        { status: 400 },
      );
    const error = await failure(telegramChannel({ token: TOKEN, fetch }).deliver(says(SECRET_TEXT)));
    expect(error.code).toBe("rejected");
    expect(inspect(error, { depth: 10 })).not.toContain(SECRET_TEXT);
  });

  it("after a failed download holds no URL", async () => {
    const { channel, telegram, person } = await setUp();
    person.sends({ voice: new Uint8Array([1]) });
    telegram.fail({ method: "file", with: "disconnect" });
    const shown = inspect(await failure(channel.fetchMedia("AgAC-voice-1", 10)), { depth: 10, showHidden: true });
    expect(shown).not.toContain(TOKEN);
  });
});

describe("fetchMedia", () => {
  const bytes = new Uint8Array(1_000).fill(7);

  it("fetches what a person sent", async () => {
    const { channel, person } = await setUp();
    person.sends({ voice: bytes });
    expect(await channel.fetchMedia("AgAC-voice-1", 1_000)).toEqual({ bytes, mime: null });
  });

  it("refuses a file whose stated size is over the limit", async () => {
    const { channel, person } = await setUp();
    person.sends({ voice: bytes });
    expect((await failure(channel.fetchMedia("AgAC-voice-1", 999))).code).toBe("rejected");
  });

  it("stops reading a file that is longer than it said", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100));
      },
    });
    const fetch = async (url: string | URL | Request) =>
      String(url).includes("/file/")
        ? new Response(endless)
        : Response.json({ ok: true, result: { file_id: "f", file_unique_id: "u", file_path: "voice/f.oga" } });
    const channel = telegramChannel({ token: TOKEN, fetch });
    expect((await failure(channel.fetchMedia("f", 350))).code).toBe("rejected");
    expect(pulled).toBeLessThan(10);
  });

  it.each<[string, string]>([["AgAC-none", "rejected"]])(
    "knows a file that Telegram has no more",
    async (ref, code) => {
      const { channel } = await setUp();
      expect((await failure(channel.fetchMedia(ref, 10))).code).toBe(code);
    },
  );

  it("is told when Telegram's files are down", async () => {
    const { channel, telegram, person } = await setUp();
    person.sends({ voice: bytes });
    telegram.fail({ method: "file", with: "server_error" });
    expect((await failure(channel.fetchMedia("AgAC-voice-1", 1_000))).code).toBe("provider_down");
  });
});
