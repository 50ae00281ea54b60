/** What settings are refused for: in this process by `readConfig`, as a started program in one line. */
export const KEY = Buffer.alloc(32, 7).toString("base64");
const TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
const SECRET = "a-secret-of-the-webhook";
export const DATABASE_URL = "postgres://sanad:pw@localhost/sanad";

/** Settings that stop a start, with what the one line says. */
export const WRONG_SETTINGS: [setting: string, env: Record<string, string>, reason: string][] = [
  ["PORT", { PORT: "eighty" }, "is not a whole number from 0 to 65535"],
  ["PORT", { PORT: "65536" }, "is not a whole number from 0 to 65535"],
  ["PORT", { PORT: "-1" }, "is not a whole number from 0 to 65535"],
  ["PORT", { PORT: "80.5" }, "is not a whole number from 0 to 65535"],
  ["PORT", { PORT: "0x50" }, "is not a whole number from 0 to 65535"],
  ["PORT", { PORT: " " }, "is not a whole number from 0 to 65535"],
  ["PUBLIC_URL", { PUBLIC_URL: "help.example.org" }, "is not a web address"],
  ["PUBLIC_URL", { PUBLIC_URL: "ftp://help.example.org" }, "is not a web address"],
  ["PUBLIC_URL", { PUBLIC_URL: "https://help.example.org/sanad" }, "has a path"],
  ["PUBLIC_URL", { PUBLIC_URL: "http://help.example.org", ...telegram() }, "is not https"],
  ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/sanad", SANAD_KEY: KEY }, "is not a PostgreSQL address"],
  ["DATABASE_URL", { DATABASE_URL: "sanad", SANAD_KEY: KEY }, "is not a PostgreSQL address"],
  ["SANAD_KEY", { DATABASE_URL }, "is missing"],
  ["SANAD_KEY", { SANAD_KEY: "secret" }, "is not 32 bytes in base64"],
  ["SANAD_KEY", { SANAD_KEY: "07".repeat(32) }, "is not 32 bytes in base64"],
  ["SANAD_KEY", { SANAD_KEY: `${KEY.slice(0, 20)}*!${KEY.slice(20)}` }, "is not 32 bytes in base64"],
  ["TELEGRAM_BOT_TOKEN", { TELEGRAM_BOT_TOKEN: "sanad_bot" }, "is not a bot token"],
  ["TELEGRAM_BOT_TOKEN", { TELEGRAM_WEBHOOK_SECRET: SECRET }, "is missing"],
  [
    "TELEGRAM_WEBHOOK_SECRET",
    { ...telegram(), TELEGRAM_WEBHOOK_SECRET: "with a space in it" },
    "is not 1 to 256 characters",
  ],
  ["TELEGRAM_WEBHOOK_SECRET", { TELEGRAM_BOT_TOKEN: TOKEN, PUBLIC_URL: "https://help.example.org" }, "is missing"],
  ["TELEGRAM_API_ROOT", { ...telegram(), TELEGRAM_API_ROOT: "localhost:8081" }, "is not the web address"],
  [
    "ALERT_WEBHOOK_URL",
    { ALERT_WEBHOOK_URL: "chat.example.org/hooks/T0P" },
    "is not the web address that takes alarms",
  ],
  ["ALERT_WEBHOOK_URL", { ALERT_WEBHOOK_URL: "ftp://chat.example.org/hooks/T0P" }, "is not the web address"],
  ["ALERT_WEBHOOK_URL", { ALERT_WEBHOOK_URL: "https://sanad:pw@chat.example.org/hooks/T0P" }, "has a user name in it"],
  ["TRY_PAGE", { TRY_PAGE: "yes" }, "is neither `on` nor `off`"],
  ["CLAIM_LAPSE_MINUTES", { CLAIM_LAPSE_MINUTES: "0" }, "is not a whole number from 1 to 1440"],
  ["CLAIM_LAPSE_MINUTES", { CLAIM_LAPSE_MINUTES: "a while" }, "is not a whole number from 1 to 1440"],
  ["LOG_LEVEL", { LOG_LEVEL: "loud" }, "is none of debug, info, warn, error and silent"],
];

export function telegram() {
  return { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET };
}
