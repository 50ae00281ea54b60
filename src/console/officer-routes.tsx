import { Hono } from "hono";
import { ROLES } from "../domain/officer.ts";
import { hasFocalPoint } from "../services/officer/has-focal-point.ts";
import { inviteOfficer } from "../services/officer/invite-officer.ts";
import { listOfficers } from "../services/officer/list-officers.ts";
import { setDuty } from "../services/officer/set-duty.ts";
import { setFocalPoint } from "../services/officer/set-focal-point.ts";
import { setLanguage } from "../services/officer/set-language.ts";
import { fields } from "./conversation-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { OfficersPage } from "./pages/officers-page.tsx";
import { page } from "./respond.tsx";

/** Colleagues and their invitations; one's own duty and language. */
export function officerRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/officers", (c) => officersPage(c, null))
    .post("/officers/invitations", async (c) => {
      const { role } = await fields(c);
      const { token } = await inviteOfficer(c.var.ctx, { role: ROLES.find((known) => known === role) ?? "officer" });
      const origin = c.var.deps.publicUrl ?? new URL(c.req.url).origin;
      return officersPage(c, `${origin.replace(/\/$/, "")}/console/invitation/${token}`);
    })
    .post("/officers/:id/focal-point", async (c) => {
      const { named } = await fields(c);
      await setFocalPoint(c.var.ctx, { officerId: c.req.param("id"), named: named === "yes" });
      return c.redirect("/console/officers", 303);
    })
    .post("/duty", async (c) => {
      const { on, to } = await fields(c);
      await setDuty(c.var.ctx, { on: on === "yes" });
      return back(c, to);
    })
    .post("/language", async (c) => {
      const { language, to } = await fields(c);
      await setLanguage(c.var.ctx, { language: language === "en" ? "en" : "ar" });
      return back(c, to);
    });
}

async function officersPage(c: C, link: string | null): Promise<Response> {
  const { ctx, t, lang } = c.var;
  const props = { officers: await listOfficers(ctx), focalPoint: await hasFocalPoint(ctx), link, lang, t };
  return page(c, t("officers.title"), <OfficersPage {...props} />);
}

/** To the page where the form stood, as the form says. */
function back(c: C, to: string | undefined): Response {
  return c.redirect(to && /^\/console(\/[\w-]+)*$/.test(to) ? to : "/console", 303);
}
