import { type Context, Hono } from "hono";
import type { Clock } from "../../base/clock.ts";
import { faultOf, type Log } from "../../base/log.ts";
import { constantTimeEqual } from "../../base/secret.ts";
import type { GroupApproach, Inbound } from "../../domain/channel.ts";
import { MalformedUpdate } from "./malformed-update.ts";
import { type Parsed, parseUpdate } from "./parse.ts";
import { readBody } from "./read-body.ts";
import { checkSecretToken } from "./secret-token.ts";

export const TELEGRAM_WEBHOOK_PATH = "/webhooks/telegram";

const SECRET_HEADER = "x-telegram-bot-api-secret-token";
const BODY_LIMIT = 1024 * 1024;

export type TelegramWebhookOptions = {
  secret: string;
  /** Resolves once the message is committed; a throw has Telegram send it again. */
  receive: (inbound: Inbound) => Promise<unknown>;
  refuseGroup: (approach: GroupApproach) => Promise<unknown>;
  log: Log;
  now: Clock;
  /** Bytes. */
  bodyLimit?: number;
  botUsername?: string | null;
};

/** `POST /webhooks/telegram`: 200 once handled, 401, 413 or 400 where it is not Telegram's, 503 to have it sent again. */
export function telegramWebhook(options: TelegramWebhookOptions): Hono {
  const secret = checkSecretToken(options.secret);
  return new Hono().post(TELEGRAM_WEBHOOK_PATH, async (c) => {
    if (!constantTimeEqual(c.req.header(SECRET_HEADER) ?? "", secret)) return c.body(null, 401);
    const body = await readBody(c.req, options.bodyLimit ?? BODY_LIMIT);
    if (body === null) return c.body(null, 413);
    const update = parseJson(body);
    if (update === undefined) return c.body(null, 400);
    return handle(c, update, options);
  });
}

async function handle(c: Context, update: unknown, options: TelegramWebhookOptions): Promise<Response> {
  try {
    const parsed = parseUpdate(update, options.now(), options.botUsername ?? null);
    await pass(parsed, options);
    if (parsed.kind !== "inbound" || parsed.callbackId === null) return c.body(null, 200);
    // Telegram performs the method it finds in our answer, which saves a call to stop the button's spinner.
    return c.json({ method: "answerCallbackQuery", callback_query_id: parsed.callbackId });
  } catch (error) {
    if (error instanceof MalformedUpdate) return refuse(c, error, options);
    options.log.error(faultOf(error), "telegram update not handled; Telegram will send it again");
    return c.body(null, 503);
  }
}

async function pass(parsed: Parsed, { receive, refuseGroup }: TelegramWebhookOptions): Promise<void> {
  if (parsed.kind === "inbound") await receive(parsed.inbound);
  if (parsed.kind === "group") await refuseGroup(parsed.approach);
}

/** Its content is read leniently: what breaks is the frame that every update has, so somebody else sent this. */
function refuse(c: Context, error: MalformedUpdate, { log }: TelegramWebhookOptions): Response {
  log.error({ update: error.updateId, reason: error.message }, "telegram update cannot be read");
  return c.body(null, 400);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
