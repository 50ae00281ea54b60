import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { countAttempt, forgetAttempts } from "../services/officer/count-attempt.ts";
import { Alert } from "../ui/parts.tsx";
import { callAuth } from "./auth.ts";
import { fields } from "./conversation-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { SecondFactorForm, SignInForm } from "./pages/door-forms.tsx";
import { PlainPage } from "./parts/plain-page.tsx";

/** Signing in, with a second factor where the officer has one, and signing out. */
export function doorRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/sign-in", (c) => (c.get("officer") ? c.redirect("/console", 303) : signInPage(c, {})))
    .post("/sign-in", async (c) => {
      const { email = "", password = "" } = await fields(c);
      if (!(await countAttempt(c.var.ctx, email))) return signInPage(c, { email, fault: "too_many" });
      const answer = await callAuth(c.var.auth, "/sign-in/email", { email, password, rememberMe: false }, from(c));
      if (answer.status === 429) return signInPage(c, { email, fault: "too_many" });
      if (!answer.ok) return signInPage(c, { email, fault: "wrong" });
      const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
      if (!twoFactorRedirect) await forgetAttempts(c.var.ctx, email);
      return entered(c, answer, twoFactorRedirect ? "/console/second-factor" : "/console");
    })
    .get("/second-factor", (c) => secondFactorPage(c, false))
    .post("/second-factor", async (c) => {
      const code = ((await fields(c)).code ?? "").replace(/\s/g, "");
      const path = /^[0-9\u0660-\u0669\u06f0-\u06f9]{6}$/.test(code)
        ? "/two-factor/verify-totp"
        : "/two-factor/verify-backup-code";
      const answer = await callAuth(c.var.auth, path, { code: latinDigits(code) }, from(c));
      return answer.ok ? entered(c, answer, "/console") : secondFactorPage(c, true);
    })
    .post("/sign-out", async (c) => {
      const answer = await callAuth(c.var.auth, "/sign-out", {}, from(c));
      return entered(c, answer, "/console/sign-in");
    });
}

/** What better-auth needs to know of the browser that asks. */
export function from(c: C) {
  return { cookie: c.req.header("cookie"), clientAddress: c.var.deps.clientAddress(c as unknown as Context) };
}

/** On to a page, with the cookies that better-auth set. */
export function entered(c: C, answer: Response, path: `/console${string}`): Response {
  for (const cookie of answer.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
  return c.redirect(path, 303);
}

export function plainPage(
  c: C,
  title: string,
  body: Child,
  status: ContentfulStatusCode = 200,
): Response | Promise<Response> {
  const { lang, t, deps } = c.var;
  return c.html(
    <PlainPage title={title} assets={deps.assets} path={c.req.path} lang={lang} t={t}>
      {body}
    </PlainPage>,
    status,
  );
}

function signInPage(c: C, { email, fault }: { email?: string; fault?: "wrong" | "too_many" }) {
  const { t } = c.var;
  const body = (
    <>
      {fault && <Alert kind="bad">{t(`sign_in.${fault}`)}</Alert>}
      <SignInForm t={t} email={email ?? ""} />
    </>
  );
  return plainPage(c, t("sign_in.title"), body, fault === "too_many" ? 429 : fault ? 401 : 200);
}

function secondFactorPage(c: C, wrong: boolean) {
  const { t } = c.var;
  const body = (
    <>
      {wrong && <Alert kind="bad">{t("second_factor.wrong")}</Alert>}
      <SecondFactorForm t={t} action="/console/second-factor" />
    </>
  );
  return plainPage(c, t("second_factor.title"), body, wrong ? 401 : 200);
}

function latinDigits(code: string): string {
  return code.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
