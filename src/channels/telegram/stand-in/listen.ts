import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";

type App = { fetch: (request: Request, env: never) => Response | Promise<Response> };
export type Listening = { url: string; close: () => Promise<void> };

/** Serves an app on this machine only; port 0 takes any that is free. */
export async function listen(app: App, port = 0): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch as (request: Request) => Response | Promise<Response> });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${taken}`, close };
}
