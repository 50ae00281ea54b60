import { semaphore } from "../base/semaphore.ts";
import type { GroupApproach, Inbound } from "../domain/channel.ts";
import type { Ctx } from "../services/context.ts";
import { keepMalformed } from "../services/conversation/keep-malformed.ts";
import { receive } from "../services/conversation/receive.ts";
import { refuseGroup } from "../services/conversation/refuse-group.ts";

/** Where channels bring what reached them. */
export type Line = {
  receive(inbound: Inbound): Promise<unknown>;
  refuseGroup(approach: GroupApproach): Promise<unknown>;
  keepMalformed(update: unknown): Promise<unknown>;
};

/** The embedded database works on one thing at a time and queues badly past this many: the rest waits here, in order. */
const EMBEDDED_PLACES = 16;
const SERVER_PLACES = 256;

export function openLine(ctx: () => Ctx, driver: Ctx["db"]["driver"]): Line {
  const held = semaphore(driver === "pglite" ? EMBEDDED_PLACES : SERVER_PLACES);
  return {
    receive: (inbound) => held(() => receive(ctx(), inbound)),
    refuseGroup: (approach) => held(() => refuseGroup(ctx(), approach)),
    keepMalformed: (update) => held(() => keepMalformed(ctx(), "telegram", update)),
  };
}
