import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ZodError } from "zod";
import { Refusal, type RefusalCode } from "../base/errors.ts";
import { can } from "../domain/officer.ts";
import { listAlarms } from "../services/conversation/list-alarms.ts";
import { countQuestions } from "../services/question/count-questions.ts";
import { Alert } from "../ui/parts.tsx";
import type { C } from "./env.ts";
import { ConsolePage } from "./parts/console-page.tsx";

const STATUS: Readonly<Record<RefusalCode, ContentfulStatusCode>> = {
  not_found: 404,
  not_allowed: 403,
  not_signed_in: 401,
  invalid: 422,
  already_claimed: 409,
  not_claimed_by_you: 409,
  closed: 409,
  unreachable: 409,
  already_asked: 409,
  away: 409,
  declined: 409,
  stale: 409,
  busy: 503,
};

/** A whole page of the console for the officer who asks, with the alarms that stand and the questions that wait. */
export async function page(c: C, title: string, body: Child, options: { wide?: boolean } = {}): Promise<Response> {
  const { officer, lang, t, deps, ctx } = c.var;
  const reads = can(officer, "conversation.read");
  const alarms = reads ? await listAlarms(ctx) : [];
  const questions = reads ? await countQuestions(ctx) : 0;
  const props = { officer, lang, t, alarms, questions, assets: deps.assets, path: c.req.path, now: ctx.clock() };
  return c.html(
    <ConsolePage {...props} title={title} wide={options.wide ?? false}>
      {body}
    </ConsolePage>,
  );
}

/** After a form was taken without htmx: back to a page, so that reloading does not send it again. */
export function seeOther(c: C, path: `/console${string}`): Response {
  return isHtmx(c) ? c.body(null, 200, { "hx-redirect": path }) : c.redirect(path, 303);
}

export function isHtmx(c: C): boolean {
  return c.req.header("hx-request") === "true";
}

/** A refusal in the reader's words: beside the form for htmx, else as a page. Rethrows everything that is no refusal. */
export async function refuse(c: C, error: unknown): Promise<Response> {
  const code = codeOf(error);
  if (!code) throw error;
  const status = STATUS[code];
  const alert = <Alert kind="bad">{c.var.t(`refusal.${code}`)}</Alert>;
  if (isHtmx(c)) {
    c.header("hx-retarget", "#notice");
    c.header("hx-reswap", "innerHTML");
    return c.html(alert, status);
  }
  c.status(status);
  return page(c, c.var.t("refusal.title"), alert);
}

function codeOf(error: unknown): RefusalCode | null {
  if (error instanceof Refusal) return error.code;
  return error instanceof ZodError ? "invalid" : null;
}
