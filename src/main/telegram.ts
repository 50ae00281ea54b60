import { setTimeout as sleep } from "node:timers/promises";
import { faultOf } from "../base/log.ts";
import { contentHash } from "../base/secret.ts";
import { telegramApi } from "../channels/telegram/api.ts";
import { pollTelegram } from "../channels/telegram/poll.ts";
import { setUpTelegram, TELEGRAM_COMMANDS, type TelegramCommand } from "../channels/telegram/setup.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Ctx } from "../services/context.ts";
import { leaveLease, takeLease } from "../store/lease.ts";
import { readSetting, writeSetting } from "../store/setting.ts";
import type { Config } from "./config.ts";
import type { Line } from "./line.ts";

const LEASE = "telegram.poll";
/** Longer than the longest poll, so that a live poller never loses its lease between two renewals. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;

/** Connects the line to Telegram: sets webhook and menu, or polls where there is no public address. */
export function runTelegram(config: Config, ctx: Ctx, line: Line, ui: Translate): { stop(): Promise<void> } {
  const { telegram, publicUrl } = config;
  if (!telegram) return { stop: async () => {} };
  const ending = new AbortController();
  const { signal } = ending;
  const api = telegramApi({
    token: telegram.token,
    ...(telegram.apiRoot ? { apiRoot: telegram.apiRoot } : {}),
    fetch: endingWith(signal),
  });
  const setUp = untilDone(signal, ctx, () =>
    setUpTelegram(api, { publicUrl, secret: telegram.webhookSecret, texts: menuTexts(ui) }),
  );
  // The place in the stream of updates belongs to the bot, which another token may replace.
  const scope = `telegram.${contentHash(telegram.token).slice(0, 16)}`;
  const holder = ctx.ids();
  const poll = publicUrl
    ? Promise.resolve()
    : pollTelegram({
        api,
        ...line,
        offsets: {
          load: async () => Number((await readSetting(ctx.db, scope, "offset")) ?? 0),
          save: (offset) => writeSetting(ctx.db, scope, "offset", offset),
        },
        lease: () => takeLease(ctx.db, LEASE, holder, ctx.clock(), LEASE_MS),
        log: ctx.log,
        now: ctx.clock,
        signal,
        sleep: (ms, until) => sleep(ms, undefined, { signal: until }).catch(() => {}),
      });
  return {
    async stop() {
      ending.abort();
      await Promise.all([setUp, poll]);
      if (!publicUrl) await leaveLease(ctx.db, LEASE, holder);
    },
  };
}

/** grammY lets most calls take minutes: none of them holds up the end. */
function endingWith(signal: AbortSignal): typeof fetch {
  return (url, init) =>
    fetch(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) });
}

/** Telegram may be away when we start: it is asked again, ever more slowly. */
async function untilDone(signal: AbortSignal, ctx: Ctx, work: () => Promise<void>): Promise<void> {
  for (let wait = FIRST_RETRY_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_RETRY_MS)) {
    try {
      return await work();
    } catch (error) {
      ctx.log.error({ ...faultOf(error), retry_ms: wait }, "telegram_set_up_failed");
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  }
}

function menuTexts(ui: Translate) {
  const of = (language: "ar" | "en") =>
    Object.fromEntries(TELEGRAM_COMMANDS.map((command) => [command, ui(language, `telegram.${command}`)])) as Record<
      TelegramCommand,
      string
    >;
  return { ar: of("ar"), en: of("en") };
}
