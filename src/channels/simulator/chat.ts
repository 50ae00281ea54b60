import { randomBytes } from "node:crypto";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { LANGUAGES, type Language } from "../../base/language.ts";
import type { SimulatorName } from "./limits.ts";

export const MODES = ["buttons", "plain"] as const;
export type Mode = (typeof MODES)[number];

export const CHANNEL_OF: Readonly<Record<Mode, SimulatorName>> = { buttons: "simulator", plain: "simulator_plain" };

/** How a page is looked at. It stands in the query, so that two tabs may differ; nothing in it is personal. */
export type View = { mode: Mode; lang: Language };

/** One person on the trial page: `id` is the address, and whoever knows it reads the chat. */
export type Chat = { channel: SimulatorName; id: string };

const ID_BYTES = 16;
const ID = /^[A-Za-z0-9_-]{22}$/;
/** A talk that has rested for a week is closed; a trial is then over too. */
const KEPT_SECONDS = 7 * 86_400;

export function viewOf(c: Context): View {
  const lang = c.req.query("lang") ?? (c.req.header("accept-language")?.toLowerCase().startsWith("en") ? "en" : "ar");
  return {
    mode: MODES.find((mode) => mode === c.req.query("mode")) ?? "buttons",
    lang: LANGUAGES.find((language) => language === lang) ?? "ar",
  };
}

export function withView(path: string, { mode, lang }: View): string {
  return `${path}?mode=${mode}&lang=${lang}`;
}

/** The chat that this browser has open in a mode, or a new one. */
export function openChat(c: Context, mode: Mode): Chat {
  const id = getCookie(c, cookieName(mode));
  return id && ID.test(id) ? { channel: CHANNEL_OF[mode], id } : freshChat(c, mode);
}

/** Somebody whom nobody has met. */
export function freshChat(c: Context, mode: Mode): Chat {
  const id = randomBytes(ID_BYTES).toString("base64url");
  const secure = new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https";
  setCookie(c, cookieName(mode), id, { path: "/try", httpOnly: true, sameSite: "Lax", secure, maxAge: KEPT_SECONDS });
  return { channel: CHANNEL_OF[mode], id };
}

function cookieName(mode: Mode): string {
  return `sanad_try_${mode}`;
}
