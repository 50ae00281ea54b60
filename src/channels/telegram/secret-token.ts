import { ConfigError } from "../../base/errors.ts";

/** What Telegram takes as a webhook's secret (core.telegram.org/bots/api#setwebhook); throws `ConfigError`. */
export function checkSecretToken(secret: string): string {
  if (/^[A-Za-z0-9_-]{1,256}$/.test(secret)) return secret;
  throw new ConfigError("TELEGRAM_WEBHOOK_SECRET must be 1-256 of the characters A-Z a-z 0-9 _ -");
}
