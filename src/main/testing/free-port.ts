import { type AddressInfo, createServer } from "node:net";

/** A port of this machine that nobody listens on; it has to be known before the start where it is part of an address. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
