import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

export type TcpDoor = {
  port: number;
  /** Cuts every connection and lets nobody in, as when the server behind it stops. */
  shut(): Promise<void>;
  /** Lets people in again, on the same port. */
  open(): Promise<void>;
  /** Cuts every connection; new ones are let in. */
  cut(): void;
};

/** A door before a server of this machine, which a test can shut. */
export async function tcpDoor(target: number): Promise<TcpDoor> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    return socket;
  };
  let server: Server;
  const listen = (port: number) =>
    new Promise<number>((resolve, reject) => {
      server = createServer((inside) => {
        const outside = keep(connect(target, "127.0.0.1"));
        keep(inside).pipe(outside).pipe(inside);
        inside.once("close", () => outside.destroy());
        outside.once("close", () => inside.destroy());
      }).once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
    });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  const port = await listen(0);
  return {
    port,
    cut,
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
    open: async () => void (await listen(port)),
  };
}
