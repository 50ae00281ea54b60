import type { Api } from "grammy";
import { LANGUAGES, type Language } from "../../base/language.ts";
import { ALLOWED_UPDATES } from "./allowed-updates.ts";
import { checkSecretToken } from "./secret-token.ts";
import { toDeliveryError } from "./to-delivery-error.ts";
import { TELEGRAM_WEBHOOK_PATH } from "./webhook.ts";

/** In the order of Telegram's menu: what a person in need looks for stands first. */
export const TELEGRAM_COMMANDS = ["person", "menu", "exit", "language", "stop", "delete", "help"] as const;
export type TelegramCommand = (typeof TELEGRAM_COMMANDS)[number];

// Telegram's own default; each open connection is one request that we handle at the same time.
const MAX_CONNECTIONS = 40;

export type TelegramSetup = {
  /** Where Telegram reaches us; null where we poll, which takes the webhook away itself. */
  publicUrl: string | null;
  secret: string | null;
  /** What each command does, in 1-256 characters. */
  texts: Record<Language, Record<TelegramCommand, string>>;
};

/** Sets the webhook and the command menu. May be run again at each start. Throws `DeliveryError` or `ConfigError`. */
export async function setUpTelegram(api: Api, { publicUrl, secret, texts }: TelegramSetup): Promise<void> {
  const secretToken = publicUrl === null ? null : checkSecretToken(secret ?? "");
  try {
    if (publicUrl !== null && secretToken !== null) {
      await api.setWebhook(`${publicUrl.replace(/\/+$/, "")}${TELEGRAM_WEBHOOK_PATH}`, {
        secret_token: secretToken,
        allowed_updates: ALLOWED_UPDATES,
        max_connections: MAX_CONNECTIONS,
      });
    }
    for (const language of LANGUAGES) {
      const commands = TELEGRAM_COMMANDS.map((command) => ({ command, description: texts[language][command] }));
      // English is also the menu of every language that has none of its own.
      await api.setMyCommands(commands, language === "en" ? {} : { language_code: language });
    }
  } catch (error) {
    throw toDeliveryError(error);
  }
}
