import { Hono } from "hono";
import { ZodError } from "zod";
import { Refusal } from "../base/errors.ts";
import type { Language } from "../base/language.ts";
import { acceptInvitation, openInvitation } from "../services/officer/accept-invitation.ts";
import { Alert } from "../ui/parts.tsx";
import { callAuth } from "./auth.ts";
import { fields } from "./conversation-routes.tsx";
import { entered, from, plainPage } from "./door-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { type Draft, InvitationForm } from "./pages/door-forms.tsx";

/** Making an account from a one-time link. */
export function invitationRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/:token", (c) => formPage(c, c.req.param("token"), { name: "", email: "" }, null))
    .post("/:token", async (c) => {
      const token = c.req.param("token");
      const { name = "", email = "", password = "", language, gender } = await fields(c);
      try {
        const account = { name, email, password, language: language as Language, gender: genderOf(gender) };
        await acceptInvitation(c.var.ctx, { token, ...account });
      } catch (error) {
        const fault = faultOf(error);
        if (!fault) throw error;
        return formPage(c, token, { name, email }, fault);
      }
      const answer = await callAuth(c.var.auth, "/sign-in/email", { email, password, rememberMe: false }, from(c));
      return entered(c, answer, "/console");
    });
}

async function formPage(c: C, token: string, draft: Draft, fault: string | null): Promise<Response> {
  const { t, lang, ctx } = c.var;
  const invitation = await openInvitation(ctx, token);
  if (!invitation) return plainPage(c, t("invitation.gone"), <p>{t("invitation.gone_hint")}</p>, 404);
  const body = (
    <>
      {fault && <Alert kind="bad">{t(fault)}</Alert>}
      <InvitationForm action={c.req.path} role={invitation.role} draft={draft} lang={lang} t={t} />
    </>
  );
  return plainPage(c, t("invitation.title"), body, fault ? 422 : 200);
}

function genderOf(value: string | undefined): "woman" | "man" | null {
  return value === "woman" || value === "man" ? value : null;
}

function faultOf(error: unknown): string | null {
  if (error instanceof ZodError) return "invitation.invalid";
  if (!(error instanceof Refusal)) return null;
  return error.code === "invalid" ? "invitation.email_taken" : "invitation.gone";
}
