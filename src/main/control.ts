import { chmodSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/**
 * An embedded store has one owner, so commands that need it ask the running server, over a socket in the data folder that
 * only the folder's user can open.
 */
const socketOf = (folder: string) => join(folder, "control.sock");

export async function serveControl(folder: string, app: Hono): Promise<{ close(): Promise<void> }> {
  const path = socketOf(folder);
  // Left by a process that was killed: the folder is ours by now.
  rmSync(path, { force: true });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asks the running server to do a command; resolves to its answer. */
export function askControl(folder: string, command: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath: socketOf(folder), path: `/${command}`, method: "POST" }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`the running server answered ${response.statusCode}`));
      });
    });
    call.once("error", reject);
    call.end();
  });
}
