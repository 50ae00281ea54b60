import { GrammyError, HttpError } from "grammy";
import { type DeliveryCode, DeliveryError } from "../../base/errors.ts";

/**
 * What a failed call means to the outbox. The causes are made anew: grammY's errors hold the text that was sent, and
 * the platform's hold URLs with the token.
 */
export function toDeliveryError(error: unknown, timedOut = false): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof GrammyError) return fromTelegram(error);
  if (timedOut) return new DeliveryError("timed_out");
  const source = error instanceof HttpError ? error.error : error;
  // A proxy before Telegram answers with a page of HTML when what is behind it is down.
  if (source instanceof SyntaxError) return new DeliveryError("provider_down", { cause: new Error("not JSON") });
  return new DeliveryError("network", { cause: new Error(systemCode(source) ?? "no connection") });
}

function fromTelegram({ error_code: status, description, parameters, method }: GrammyError): DeliveryError {
  const phrase = PHRASES.find((known) => description.toLowerCase().includes(known.toLowerCase())) ?? "another reason";
  const cause = new Error(`${method} was answered ${status}: ${phrase}`);
  if (status !== 429) return new DeliveryError(codeOf(status, phrase), { cause });
  const seconds = parameters.retry_after ?? 1;
  return new DeliveryError("rate_limited", { cause, retryAfterMs: seconds * 1000 });
}

function codeOf(status: number, phrase: string): DeliveryCode {
  if (UNKNOWN_RECIPIENT.includes(phrase)) return "unknown_recipient";
  if (status === 403) return phrase === "bots can't send messages to bots" ? "rejected" : "blocked";
  if (status === 401 || status === 404) return "unauthorized";
  // Another process took the same call over (409); it passes, like an outage.
  return status >= 500 || status === 409 ? "provider_down" : "rejected";
}

const UNKNOWN_RECIPIENT = [
  "chat not found",
  "chat_id is empty",
  "PEER_ID_INVALID",
  "group chat was upgraded to a supergroup chat",
  "can't initiate conversation",
];

/** Telegram's descriptions may quote what was sent, so only known ones are repeated. */
const PHRASES = [
  ...UNKNOWN_RECIPIENT,
  "bots can't send messages to bots",
  "bot was blocked by the user",
  "user is deactivated",
  "bot was kicked",
  "bot is not a member",
  "group chat was deleted",
  "message text is empty",
  "message is too long",
  "strings must be encoded in UTF-8",
  "reply markup is too long",
  "BUTTON_DATA_INVALID",
  "REPLY_MARKUP_INVALID",
  "can't parse",
  "query is too old",
  "file is too big",
  "wrong file_id",
  "invalid file_id",
  "bad webhook",
  "secret token",
  "not enough rights",
  "terminated by other getUpdates",
  "webhook is active",
  "Too Many Requests",
];

/** True where leaving a group found us gone already. */
export function isAlreadyGone(error: unknown): boolean {
  return (
    error instanceof GrammyError && error.error_code === 403 && /kicked|not a member|deleted/.test(error.description)
  );
}

function systemCode(error: unknown): string | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = "code" in at ? at.code : null;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  }
  return null;
}
