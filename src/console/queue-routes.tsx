import { Hono } from "hono";
import { z } from "zod";
import { TEAMS } from "../domain/conversation.ts";
import { can } from "../domain/officer.ts";
import { acknowledgeAlarm } from "../services/conversation/acknowledge-alarm.ts";
import { listAlarms } from "../services/conversation/list-alarms.ts";
import { listQueue, listRecent } from "../services/conversation/list-queue.ts";
import { hasFocalPoint } from "../services/officer/has-focal-point.ts";
import type { C, ConsoleEnv } from "./env.ts";
import { Queue, QueuePage } from "./pages/queue-page.tsx";
import { RecentPage } from "./pages/recent-page.tsx";
import { Alarms } from "./parts/alarms.tsx";
import { isHtmx, page, seeOther } from "./respond.tsx";

const PageNumber = z.coerce.number().int().min(0).max(10_000).catch(0);

const TeamName = z.enum(TEAMS).optional().catch(undefined);
const teamOf = (c: C) => TeamName.parse(c.req.query("team"));

export function queueRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/", async (c) => {
      const rows = await listQueue(c.var.ctx);
      const unseen = can(c.var.officer, "officer.name_focal_point") && !(await hasFocalPoint(c.var.ctx));
      const props = { rows, team: teamOf(c), noFocalPoint: unseen, ...readerOf(c) };
      return page(c, c.var.t("queue.title"), <QueuePage {...props} />);
    })
    .get("/queue", async (c) => {
      const current = z.uuid().optional().catch(undefined).parse(c.req.query("current"));
      return c.html(<Queue rows={await listQueue(c.var.ctx)} current={current} team={teamOf(c)} {...readerOf(c)} />);
    })
    .get("/recent", async (c) => {
      const recent = await listRecent(c.var.ctx, PageNumber.parse(c.req.query("page")));
      return page(c, c.var.t("recent.title"), <RecentPage {...recent} {...readerOf(c)} />);
    })
    .get("/alarms", alarms)
    .post("/alarms/:id/acknowledge", async (c) => {
      await acknowledgeAlarm(c.var.ctx, { alarmId: c.req.param("id") });
      return isHtmx(c) ? alarms(c) : seeOther(c, "/console");
    });
}

/** What every part needs of the request: who reads, in which language, and when. */
export function readerOf(c: C) {
  const { lang, t, officer, ctx } = c.var;
  return { lang, t, me: officer.id, now: ctx.clock() };
}

async function alarms(c: C): Promise<Response> {
  const { lang, t, ctx } = c.var;
  return c.html(<Alarms alarms={await listAlarms(ctx)} now={ctx.clock()} lang={lang} t={t} />);
}
