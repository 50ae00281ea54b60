import { describe, expect, it } from "vitest";
import type { GroupApproach, Inbound } from "../../domain/channel.ts";
import { telegramApi } from "./api.ts";
import { type PollOptions, pollTelegram } from "./poll.ts";
import type { BotApiStandIn } from "./stand-in/bot-api-stand-in.ts";
import { closing, running, TOKEN } from "./stand-in/running.ts";

type Polling = {
  telegram: BotApiStandIn;
  received: Inbound[];
  refused: GroupApproach[];
  /** Every offset that was saved. */
  saved: number[];
  naps: number[];
  lines: string[];
  stop: () => Promise<void>;
};

/** Polls a stand-in; sleeping takes no time, and is written down. */
async function polling(
  options: Partial<PollOptions> = {},
  before?: (telegram: BotApiStandIn) => void,
): Promise<Polling> {
  const { telegram, apiRoot } = await running();
  before?.(telegram);
  const seen = {
    received: [] as Inbound[],
    refused: [] as GroupApproach[],
    saved: [] as number[],
    naps: [] as number[],
  };
  const lines: string[] = [];
  const line = (fields: object, event: string) => void lines.push(JSON.stringify({ event, ...fields }));
  const stopping = new AbortController();
  const done = pollTelegram({
    api: telegramApi({ token: TOKEN, apiRoot }),
    receive: async (inbound) => void seen.received.push(inbound),
    refuseGroup: async (approach) => void seen.refused.push(approach),
    offsets: { load: async () => seen.saved.at(-1) ?? 0, save: async (offset) => void seen.saved.push(offset) },
    lease: async () => true,
    log: { info: line, warn: line, error: line },
    now: () => 1,
    signal: stopping.signal,
    sleep: async (ms) => {
      seen.naps.push(ms);
      await new Promise(setImmediate);
    },
    ...options,
  });
  const stop = () => {
    stopping.abort();
    return done;
  };
  closing(stop);
  return { telegram, ...seen, lines, stop };
}

const texts = (received: Inbound[]) =>
  received.map(({ content }) => (content.kind === "text" ? content.text : content.kind));
const idOf = (inbound: Inbound | undefined) => Number(inbound?.deliveryId.slice(1));

describe("pollTelegram", () => {
  it("hears people in the order they wrote", async () => {
    const { telegram, received } = await polling();
    const person = telegram.person(1);
    person.says("one");
    person.says("two");
    person.blocks();
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(texts(received)).toEqual(["one", "two", "blocked"]);
  });

  it("takes the webhook away first, and keeps what waits", async () => {
    const { telegram, received } = await polling({}, (early) => early.person(1).says("early"));
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(telegram.calls()[0]).toEqual({ method: "deleteWebhook", params: {} });
    expect(texts(received)).toEqual(["early"]);
  });

  it("asks for the kinds of update that it reads", async () => {
    const { telegram } = await polling();
    await telegram.waitFor(() => telegram.calls().some(({ method }) => method === "getUpdates"));
    expect(telegram.calls().at(-1)?.params).toEqual({
      offset: 0,
      limit: 100,
      timeout: 25,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });

  it("saves the offset past what has committed", async () => {
    const { telegram, received, saved } = await polling();
    telegram.person(1).says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(saved).toEqual([idOf(received[0]) + 1]);
  });

  it("goes on from the saved offset", async () => {
    const first = await polling();
    first.telegram.person(1).says("one");
    await first.telegram.waitFor(() => first.saved.length > 0);
    const offset = first.saved[0] ?? 0;
    const second = await polling({ offsets: { load: async () => offset, save: async () => {} } });
    await second.telegram.waitFor(() => second.telegram.calls().length > 1);
    expect(second.telegram.calls()[1]?.params.offset).toBe(offset);
  });

  it("does not save an offset before the handling is over", async () => {
    let commit = () => {};
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const order: string[] = [];
    const { telegram } = await polling({
      receive: () => committed.then(() => order.push("committed")),
      offsets: { load: async () => 0, save: async () => order.push("saved") },
    });
    telegram.person(1).says("one");
    await telegram.waitFor(() => telegram.calls().length === 2);
    commit();
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(order).toEqual(["committed", "saved"]);
  });

  it("handles chats side by side, eight at most", async () => {
    let now = 0;
    let most = 0;
    const { telegram } = await polling(
      {
        receive: async () => {
          most = Math.max(most, ++now);
          await new Promise(setImmediate);
          now -= 1;
        },
      },
      (early) => {
        for (let id = 1; id <= 20; id += 1) early.person(id).says("x");
      },
    );
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(most).toBe(8);
  });

  it("stops a pressed button's spinner once the press is handled", async () => {
    const { telegram, received } = await polling();
    const person = telegram.person(1);
    const markup = { reply_markup: { inline_keyboard: [[{ text: "نعم", callback_data: "yes" }]] } };
    await call(telegram, "sendMessage", { chat_id: 1, text: "?", ...markup });
    person.presses("نعم");
    await telegram.waitFor(() => !person.isSpinning());
    expect(received).toMatchObject([{ content: { kind: "choice", token: "yes" } }]);
  });

  it("does not handle a press again because its answer came too late", async () => {
    const { telegram, received } = await polling();
    const person = telegram.person(1);
    const markup = { reply_markup: { inline_keyboard: [[{ text: "نعم", callback_data: "yes" }]] } };
    await call(telegram, "sendMessage", { chat_id: 1, text: "?", ...markup });
    person.presses("نعم");
    telegram.expirePresses();
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(received).toHaveLength(1);
  });

  it("tells of a group", async () => {
    const { telegram, refused } = await polling();
    telegram.group(-5).addsBot();
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(refused).toMatchObject([{ address: "-5", leave: true }]);
  });

  it("ends at once when it is told to, though it waits for news", async () => {
    const { telegram, stop } = await polling();
    await telegram.waitFor(() => telegram.calls().length === 2);
    const started = performance.now();
    await stop();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe("an update whose handling fails", () => {
  it("is tried again until it is handled, with longer pauses", async () => {
    let failures = 4;
    const received: string[] = [];
    const { telegram, naps } = await polling({
      receive: async (inbound) => {
        if (failures-- > 0) throw new Error("the store is down");
        received.push(...texts([inbound]));
      },
    });
    telegram.person(1).says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(received).toEqual(["one"]);
    expect(naps).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it("holds back its own chat, and nobody else's", async () => {
    let broken = true;
    const order: string[] = [];
    const { telegram } = await polling(
      {
        receive: async (inbound) => {
          if (inbound.address === "1" && broken) {
            broken = false;
            throw new Error("cannot");
          }
          order.push(...texts([inbound]));
        },
      },
      (early) => {
        early.person(1).says("first of one");
        early.person(1).says("second of one");
        early.person(2).says("of two");
      },
    );
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(order).toEqual(["of two", "first of one", "second of one"]);
  });

  it("is never passed by the saved offset", async () => {
    let failures = 3;
    const { telegram, saved } = await polling(
      {
        receive: async ({ address }) => {
          if (address === "1" && failures-- > 0) throw new Error("cannot");
        },
      },
      (early) => {
        early.person(2).says("before");
        early.person(1).says("stuck");
        early.person(2).says("after");
      },
    );
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    const first = saved[0] ?? 0;
    expect(saved).toEqual([first, first + 2]);
  });

  it("does not have its neighbours handled twice", async () => {
    let failures = 3;
    const order: string[] = [];
    const { telegram } = await polling(
      {
        receive: async (inbound) => {
          if (inbound.address === "1" && failures-- > 0) throw new Error("cannot");
          order.push(inbound.address);
        },
      },
      (early) => {
        early.person(1).says("stuck");
        early.person(2).says("fine");
      },
    );
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(order).toEqual(["2", "1"]);
  });

  it("leaves nothing of a message in the log", async () => {
    let failures = 1;
    const { telegram, lines } = await polling({
      receive: async () => {
        if (failures-- > 0) throw new Error("cannot store my passport was taken");
      },
    });
    telegram.person(7_000_001).says("my passport was taken");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/passport|7000001/);
  });

  it("that cannot be read is kept, and the line goes on", async () => {
    const kept: unknown[] = [];
    const { telegram, received } = await polling({ keepMalformed: async (update) => kept.push(update) });
    telegram.person(1).sends({ fields: { chat: "no chat" } });
    telegram.person(1).says("next");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(kept).toMatchObject([{ message: { chat: "no chat" } }]);
    expect(texts(received)).toEqual(["next"]);
  });
});

describe("trouble with Telegram", () => {
  it("is waited out", async () => {
    const { telegram, received, naps } = await polling({}, (early) => {
      early.fail({ method: "getUpdates", with: "server_error", times: 2 });
      early.fail({ method: "getUpdates", with: "disconnect" });
      early.person(1).says("one");
    });
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(texts(received)).toEqual(["one"]);
    expect(naps).toEqual([1_000, 2_000, 4_000]);
  });

  it("is given the time that Telegram asks for", async () => {
    const { telegram, naps } = await polling({}, (early) => {
      early.fail({ method: "getUpdates", with: "rate_limit", retryAfter: 42 });
      early.person(1).says("one");
    });
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect(naps).toEqual([42_000]);
  });

  it("names another poller", async () => {
    const { telegram, lines } = await polling();
    await telegram.waitFor(() => telegram.calls().length === 2);
    await call(telegram, "getUpdates", { timeout: 0 });
    await telegram.waitFor(() => telegram.calls().length === 4);
    expect(lines[0]).toContain("another process polls");
  });

  it("names a token that Telegram does not know, and never the token", async () => {
    const { telegram, apiRoot } = await running();
    const lines: string[] = [];
    const stopping = new AbortController();
    await pollTelegram({
      api: telegramApi({ token: "1:wrong-token", apiRoot }),
      receive: async () => {},
      refuseGroup: async () => {},
      offsets: { load: async () => 0, save: async () => {} },
      lease: async () => true,
      log: { info() {}, warn() {}, error: (fields, event) => void lines.push(JSON.stringify({ event, ...fields })) },
      now: () => 1,
      signal: stopping.signal,
      sleep: async () => stopping.abort(),
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("TELEGRAM_BOT_TOKEN");
    expect(lines[0]).not.toContain("wrong-token");
    expect(telegram.calls()).toEqual([]);
  });
});

describe("the lease", () => {
  it("is waited for", async () => {
    const answers = [false, false];
    const { telegram, naps } = await polling({ lease: async () => answers.shift() ?? true });
    await telegram.waitFor(() => telegram.calls().length === 2);
    expect(naps).toEqual([5_000, 5_000]);
  });

  it("that was lost during a long poll leaves the updates to the next holder", async () => {
    const answers = [true, false, false, true];
    let loads = 0;
    const { telegram, received } = await polling({
      lease: async () => answers.shift() ?? true,
      offsets: { load: async () => ++loads && 0, save: async () => {} },
    });
    telegram.person(1).says("one");
    await telegram.waitFor(() => telegram.pendingUpdates() === 0);
    expect([texts(received), loads]).toEqual([["one"], 2]);
  });
});

describe("after a quiet week", () => {
  it("follows Telegram to lower ids", async () => {
    const stopping = new AbortController();
    const offsets: number[] = [];
    const batches = [[message(900)], [message(20)]];
    const fetch = async (url: string | URL | Request) => {
      if (String(url).endsWith("/deleteWebhook")) return Response.json({ ok: true, result: true });
      return Response.json({ ok: true, result: batches.shift() ?? [] });
    };
    await pollTelegram({
      api: telegramApi({ token: TOKEN, fetch }),
      receive: async () => {},
      refuseGroup: async () => {},
      offsets: {
        load: async () => 0,
        save: async (offset) => {
          offsets.push(offset);
          if (offsets.length === 2) stopping.abort();
        },
      },
      lease: async () => true,
      log: { info() {}, warn() {}, error() {} },
      now: () => 1,
      signal: stopping.signal,
      sleep: async () => {},
    });
    expect(offsets).toEqual([901, 21]);
  });
});

function message(update_id: number): object {
  return { update_id, message: { message_id: 1, date: 1, chat: { id: 1, type: "private" }, text: "x" } };
}

async function call(telegram: BotApiStandIn, method: string, params: object): Promise<void> {
  const body = JSON.stringify(params);
  await telegram.app.request(`/bot${TOKEN}/${method}`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
}
