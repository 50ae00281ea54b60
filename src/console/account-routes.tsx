import { Hono } from "hono";
import { callAuth } from "./auth.ts";
import { fields } from "./conversation-routes.tsx";
import { from } from "./door-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { AccountPage, EnrolPage } from "./pages/account-page.tsx";
import { page } from "./respond.tsx";

/** One's own account: the second factor. */
export function accountRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/account", (c) => accountPage(c, null))
    .post("/account/second-factor", async (c) => {
      const { password = "" } = await fields(c);
      const answer = await callAuth(c.var.auth, "/two-factor/enable", { password }, from(c));
      if (!answer.ok) return accountPage(c, answer.status === 429 ? "sign_in.too_many" : "account.wrong_password");
      const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
      const body = <EnrolPage uri={totpURI} backupCodes={backupCodes} t={c.var.t} />;
      return page(c, c.var.t("account.enrol"), body);
    })
    .post("/account/second-factor/confirm", async (c) => {
      const code = ((await fields(c)).code ?? "").replace(/\s/g, "");
      const answer = await callAuth(c.var.auth, "/two-factor/verify-totp", { code }, from(c));
      for (const cookie of answer.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
      if (!answer.ok) return accountPage(c, "account.wrong_code");
      return c.redirect("/console/account", 303);
    });
}

function accountPage(c: C, fault: string | null): Promise<Response> {
  const { officer, t } = c.var;
  if (fault) c.status(422);
  return page(c, t("account.title"), <AccountPage officer={officer} fault={fault} t={t} />);
}
