import { describe, expect, it } from "vitest";
import type { Outbound } from "../../domain/channel.ts";
import { telegramChannel } from "./channel.ts";
import { running, TOKEN } from "./stand-in/running.ts";

const AMAL = 7_000_002;
const DAYS = 86_400;

async function setUp() {
  const { telegram, apiRoot } = await running();
  const person = telegram.person(AMAL);
  const channel = telegramChannel({ token: TOKEN, apiRoot, timeoutMs: 2_000 });
  const says = async (text: string, silent = false) => {
    const content = { kind: "text" as const, text, choices: [], ...(silent && { silent: true as const }) };
    const { ref } = await channel.deliver({ address: String(AMAL), language: "ar", content });
    return ref ?? "";
  };
  const takes = (refs: string[]): Outbound => ({
    address: String(AMAL),
    language: "ar",
    content: { kind: "delete", refs },
  });
  const shown = () => person.chat().map(({ text }) => text);
  const calls = (method: string) => telegram.calls().filter((call) => call.method === method);
  return { telegram, person, channel, says, takes, shown, calls };
}

describe("taking messages away", () => {
  it("takes those named, of both sides, and leaves the rest", async () => {
    const { channel, person, says, takes, shown } = await setUp();
    const ours = await says("ours");
    const theirs = `${AMAL}:${person.says("theirs")}`;
    await says("cover");
    await channel.deliver(takes([ours, theirs]));
    expect(shown()).toEqual(["cover"]);
  });

  it("takes more than a hundred in calls of a hundred", async () => {
    const { channel, says, takes, shown, calls } = await setUp();
    const refs: string[] = [];
    for (let n = 0; n < 205; n++) refs.push(await says(`message ${n}`));
    await channel.deliver(takes(refs));
    expect([shown(), calls("deleteMessages").length]).toEqual([[], 3]);
  });

  it("does not mind what is gone already, or never was", async () => {
    const { channel, says, takes, shown } = await setUp();
    const gone = await says("gone");
    await channel.deliver(takes([gone]));
    await channel.deliver(takes([gone, `${AMAL}:999999`, await says("last")]));
    expect(shown()).toEqual([]);
  });

  it("takes what it can where one message is too old", async () => {
    const { channel, person, says, takes, shown } = await setUp();
    const refs = [await says("old"), await says("new")];
    const [old] = person.chat();
    if (old) old.date -= 3 * DAYS;
    await channel.deliver(takes(refs));
    expect(shown()).toEqual(["old"]);
  });

  it("leaves other people's messages and presses alone", async () => {
    const { channel, telegram, says, takes, calls } = await setUp();
    await says("ours");
    telegram.person(7_000_003).says("another's");
    await channel.deliver(takes(["7000003:1", `${AMAL}:`, "not a ref"]));
    expect(calls("deleteMessages")).toEqual([]);
  });

  it("is tried again when Telegram is down or asks for patience", async () => {
    const { channel, telegram, says, takes } = await setUp();
    const ref = await says("ours");
    telegram.fail({ method: "deleteMessages", chat: AMAL, with: "rate_limit", retryAfter: 2 });
    await expect(channel.deliver(takes([ref]))).rejects.toMatchObject({ code: "rate_limited", retryable: true });
    telegram.fail({ method: "deleteMessages", chat: AMAL, with: "server_error" });
    await expect(channel.deliver(takes([ref]))).rejects.toMatchObject({ code: "provider_down", retryable: true });
  });
});

describe("a message without a sound", () => {
  it("is sent so", async () => {
    const { person, says } = await setUp();
    await says("quiet", true);
    await says("aloud");
    expect(person.received().map(({ silent }) => silent)).toEqual([true, false]);
  });
});
