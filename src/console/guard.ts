import { eq } from "drizzle-orm";
import type { MiddlewareHandler } from "hono";
import { LANGUAGES, type Language } from "../base/language.ts";
import { actAs } from "../services/context.ts";
import * as schema from "../store/schema.ts";
import { createAuth } from "./auth.ts";
import type { C, ConsoleDeps, ConsoleEnv, SignedIn } from "./env.ts";

/** What people without an account may see. Every other route of the console, present or to come, asks for a session. */
const OPEN = [/^\/console\/sign-in$/, /^\/console\/second-factor$/, /^\/console\/invitation\/[^/]+$/];

/** Makes the request's context; stops whoever is not signed in, everywhere but on the open routes. */
export function guard(deps: ConsoleDeps): MiddlewareHandler<ConsoleEnv> {
  return async (c, next) => {
    const ctx = deps.context(c);
    const publicUrl = deps.publicUrl ?? new URL(c.req.url).origin;
    const secureCookies = publicUrl.startsWith("https:");
    c.set("deps", deps);
    c.set("auth", createAuth({ db: ctx.db, keys: ctx.keys, publicUrl, secureCookies, clock: ctx.clock }));
    c.set("ctx", actAs(ctx, { kind: "system" }));
    const officer = await signedIn(c);
    const lang = officer?.language ?? wishedLanguage(c);
    c.set("lang", lang);
    c.set("t", (key, params) => deps.translate(lang, `console.${key}`, params));
    if (officer) {
      c.set("officer", officer);
      c.set(
        "ctx",
        actAs(ctx, {
          kind: "officer",
          officer: { id: officer.id, role: officer.role, focalPoint: officer.focalPoint },
        }),
      );
    } else if (!OPEN.some((path) => path.test(c.req.path))) {
      return toSignIn(c);
    }
    return next();
  };
}

/** Who asks, as the session in the cookie says; null when there is none, or the account is closed. */
export async function signedIn(c: C): Promise<SignedIn | null> {
  const ctx = c.get("ctx");
  const session = await c.get("auth").api.getSession({ headers: c.req.raw.headers });
  if (!session) return null;
  const [row] = await ctx.db.orm.select().from(schema.officer).where(eq(schema.officer.id, session.user.id));
  if (!row || row.disabledAt) return null;
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    language: row.language,
    onDuty: row.onDutyUntil !== null && row.onDutyUntil.getTime() > ctx.clock(),
    secondFactor: row.twoFactorEnabled,
    focalPoint: row.focalPoint,
  };
}

function toSignIn(c: C): Response {
  if (c.req.header("hx-request")) return c.body(null, 401, { "hx-redirect": "/console/sign-in" });
  if (c.req.method === "GET" && c.req.header("accept")?.includes("text/html"))
    return c.redirect("/console/sign-in", 303);
  return c.body(null, 401);
}

function wishedLanguage(c: C): Language {
  const asked = c.req.query("lang");
  const found = LANGUAGES.find((language) => language === asked);
  if (found) return found;
  return c.req.header("accept-language")?.toLowerCase().startsWith("en") ? "en" : "ar";
}
