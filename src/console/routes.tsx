import { Hono } from "hono";
import { csrf } from "hono/csrf";
import type { AssetFile } from "../ui/assets.ts";
import { accountRoutes } from "./account-routes.tsx";
import { conversationRoutes } from "./conversation-routes.tsx";
import { deliveryRoutes } from "./delivery-routes.tsx";
import { doorRoutes } from "./door-routes.tsx";
import type { ConsoleDeps, ConsoleEnv } from "./env.ts";
import { flowRoutes } from "./flow-routes.tsx";
import { guard } from "./guard.ts";
import { invitationRoutes } from "./invitation-routes.tsx";
import { liveRoutes } from "./live-routes.ts";
import { mediaRoutes } from "./media-routes.ts";
import { officerRoutes } from "./officer-routes.tsx";
import { STYLES } from "./parts/plain-page.tsx";
import { questionRoutes } from "./question-routes.tsx";
import { queueRoutes } from "./queue-routes.tsx";
import { refuse } from "./respond.tsx";
import { screeningRoutes } from "./screening-routes.tsx";
import { securityHeaders } from "./security-headers.ts";

/** Files of the console's own, to be served together with `UI_ASSETS`. */
export const CONSOLE_ASSETS: readonly AssetFile[] = [
  ...STYLES.map((name) => ({ name, source: `src:console/client/${name}`, type: "text/css" as const })),
  { name: "console.js", source: "src:console/client/console.js", type: "text/javascript" },
];

/** The officers' console, to be mounted at `/console`. */
export function consoleRoutes(deps: ConsoleDeps): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(securityHeaders);
  app.use(
    csrf({
      origin: (origin, c) => origin === (deps.publicUrl ? new URL(deps.publicUrl).origin : new URL(c.req.url).origin),
    }),
  );
  app.use(guard(deps));
  app.route("/", queueRoutes());
  app.route("/", doorRoutes());
  app.route("/", officerRoutes());
  app.route("/", accountRoutes());
  app.route("/", deliveryRoutes());
  app.route("/", liveRoutes());
  app.route("/questions", questionRoutes());
  app.route("/flows", flowRoutes());
  app.route("/conversations", conversationRoutes());
  app.route("/conversations", screeningRoutes());
  app.route("/messages", mediaRoutes());
  app.route("/invitation", invitationRoutes());
  app.onError((error, c) => refuse(c, error));
  return app;
}
