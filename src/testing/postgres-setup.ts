import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type PostgresProcess, startPostgres } from "./postgres-process.ts";

/** Vitest's global setup: a run without database tests never pays for a server, and a run with many pays once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresProcess> | undefined;
  const door = createServer((_request, response) => {
    starting ??= startPostgres();
    starting.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(`PostgreSQL for the tests did not start: ${error}`),
    );
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  project.provide("postgresDoor", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.closeAllConnections();
    door.close();
    const server = await starting?.catch(() => undefined);
    await server?.stop();
  };
}
