import { Hono } from "hono";
import { can } from "../domain/officer.ts";
import { listDeadDeliveries } from "../services/officer/list-dead-deliveries.ts";
import { retryDelivery } from "../services/officer/retry-delivery.ts";
import type { ConsoleEnv } from "./env.ts";
import { DeliveriesPage } from "./pages/deliveries-page.tsx";
import { readerOf } from "./queue-routes.tsx";
import { page, seeOther } from "./respond.tsx";

export function deliveryRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/deliveries", async (c) => {
      const problems = await listDeadDeliveries(c.var.ctx);
      const mayRetry = can(c.var.officer, "delivery.retry");
      const body = <DeliveriesPage {...problems} mayRetry={mayRetry} {...readerOf(c)} />;
      return page(c, c.var.t("deliveries.title"), body);
    })
    .post("/deliveries/:id/retry", async (c) => {
      await retryDelivery(c.var.ctx, { outboxId: c.req.param("id") });
      return seeOther(c, "/console/deliveries");
    });
}
