import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import type { TestLine } from "./line.ts";

/** The line on a port of this machine, for a real browser. */
export async function serveLine(line: TestLine): Promise<{ origin: string; stop(): Promise<void> }> {
  const server = await new Promise<ServerType>((resolve) => {
    const starting = serve({ fetch: line.app.fetch, port: 0, hostname: "127.0.0.1" }, () => resolve(starting));
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
