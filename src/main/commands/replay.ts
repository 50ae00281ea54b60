import { silentLog } from "../../base/log.ts";
import { type ReadRaw, replay as replayKept } from "../../services/conversation/replay.ts";
import { FolderTaken } from "../claim-folder.ts";
import { readConfig } from "../config.ts";
import { nodeContext } from "../context.ts";
import { askControl } from "../control.ts";
import { type OpenStore, openStore } from "../open-store.ts";

/** Runs again what our code failed on; on an embedded store that is in use, its server does it. */
export async function replay(): Promise<number> {
  const config = readConfig();
  let store: OpenStore;
  try {
    store = await openStore(config);
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    return report((await askControl(config.dataDir, "replay")) as Outcome);
  }
  try {
    const { ctx } = await nodeContext(config, store, silentLog, { wake() {}, changed() {} });
    return report(await replayKept(ctx, await rawReader(ctx.clock)));
  } finally {
    await store.close();
  }
}

type Outcome = Awaited<ReturnType<typeof replayKept>>;

function report({ replayed, failed }: Outcome): number {
  console.log(`${replayed} run again, ${failed} failed again and kept`);
  return failed > 0 ? 1 : 0;
}

export async function rawReader(clock: () => number): Promise<ReadRaw> {
  const { parseUpdate } = await import("../../channels/telegram/parse.ts");
  return (_channel, raw) => {
    const parsed = parseUpdate(raw, clock());
    return parsed.kind === "inbound" ? parsed.inbound : null;
  };
}
