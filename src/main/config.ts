import * as z from "zod";
import { ConfigError } from "../base/errors.ts";

const number = (from: number, to: number) => {
  const error = `is not a whole number from ${from} to ${to}`;
  return z.string().regex(/^\d+$/, error).transform(Number).pipe(z.number().min(from, error).max(to, error));
};
const url = (protocols: RegExp, what: string) => z.url({ protocol: protocols, error: `is not ${what}` });
const KEY_BYTES = 32;
const key = z.string().refine((text) => isBase64(text) && Buffer.from(text, "base64").length === KEY_BYTES, {
  error: "is not 32 bytes in base64: make one with `openssl rand -base64 32`",
});
/** What Telegram allows in `secret_token`. */
const secret = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,256}$/,
    "is not 1 to 256 characters of A-Z, a-z, 0-9, _ and -: make one with `openssl rand -hex 32`",
  );
const onOff = z.enum(["on", "off"], "is neither `on` nor `off`");

const Environment = z.object({
  PORT: number(0, 65_535).default(8787),
  HOST: z.string().min(1).default("127.0.0.1"),
  PUBLIC_URL: url(/^https?$/, "a web address, as https://help.example.org")
    .refine(
      (value) => !URL.canParse(value) || new URL(value).pathname === "/",
      "has a path: give the address alone, as https://help.example.org",
    )
    .optional(),
  DATABASE_URL: url(/^postgres(ql)?$/, "a PostgreSQL address, as postgres://user:password@host/name").optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  SANAD_KEY: key.optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[A-Za-z0-9_-]+$/, "is not a bot token as BotFather gives it")
    .optional(),
  TELEGRAM_WEBHOOK_SECRET: secret.optional(),
  TELEGRAM_API_ROOT: url(/^https?$/, "the web address of a Bot API server").optional(),
  ALERT_WEBHOOK_URL: url(/^https?$/, "the web address that takes alarms, as https://chat.example.org/hooks/1")
    .refine(
      (value) => !URL.canParse(value) || new URL(value).username === "",
      "has a user name in it: give the address that the chat made for this hook",
    )
    .optional(),
  TRY_PAGE: onOff.optional(),
  NODE_ENV: z.string().optional(),
  CLAIM_LAPSE_MINUTES: number(1, 1440).default(15),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error and silent")
    .default("info"),
});

export type Config = Readonly<{
  port: number;
  host: string;
  /** Without a slash at its end; null where there is no public address. */
  publicUrl: string | null;
  databaseUrl: string | null;
  dataDir: string;
  /** Null: the embedded default makes and keeps one in the data folder. */
  masterKey: Uint8Array | null;
  telegram: Readonly<{ token: string; apiRoot: string | null; webhookSecret: string | null }> | null;
  /** Alarms are posted there; null where nobody listens. Holds a secret in its path, as chat webhooks do. */
  alertWebhookUrl: string | null;
  tryPage: boolean;
  claimLapseMinutes: number;
  logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
}>;

/** Reads the environment; throws a `ConfigError` of one line that names the setting and says what is wrong with it. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}`);
  }
  const settings = parsed.data;
  if (settings.DATABASE_URL && !settings.SANAD_KEY) {
    throw new ConfigError(
      "SANAD_KEY is missing: with DATABASE_URL it must be given (`openssl rand -base64 32`), and kept",
    );
  }
  return Object.freeze({
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/$/, "") ?? null,
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: settings.DATA_DIR,
    masterKey: settings.SANAD_KEY ? Buffer.from(settings.SANAD_KEY, "base64") : null,
    telegram: telegramOf(settings),
    alertWebhookUrl: settings.ALERT_WEBHOOK_URL ?? null,
    tryPage: (settings.TRY_PAGE ?? (isProduction(settings) ? "off" : "on")) === "on",
    claimLapseMinutes: settings.CLAIM_LAPSE_MINUTES,
    logLevel: settings.LOG_LEVEL,
  });
}

/** Node reads over letters that are none of base64: a key with a slip of the hand would be another key. */
function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/_-]+=*$/.test(text);
}

/** The world can reach it, or whoever runs it says so. */
function isProduction(settings: z.infer<typeof Environment>): boolean {
  return settings.PUBLIC_URL !== undefined || settings.NODE_ENV === "production";
}

function telegramOf(settings: z.infer<typeof Environment>): Config["telegram"] {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = settings;
  if (!token) {
    if (webhookSecret)
      throw new ConfigError("TELEGRAM_BOT_TOKEN is missing: TELEGRAM_WEBHOOK_SECRET is of no use without it");
    return null;
  }
  if (settings.PUBLIC_URL && !webhookSecret) {
    throw new ConfigError(
      "TELEGRAM_WEBHOOK_SECRET is missing: with PUBLIC_URL Telegram calls us, and must prove that it is Telegram",
    );
  }
  if (settings.PUBLIC_URL?.startsWith("http:") && !apiRoot) {
    throw new ConfigError("PUBLIC_URL is not https: Telegram calls no other address");
  }
  return { token, apiRoot: apiRoot?.replace(/\/$/, "") ?? null, webhookSecret: webhookSecret ?? null };
}
