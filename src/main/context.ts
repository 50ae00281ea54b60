import { join } from "node:path";
import { timeOrderedIds } from "../base/ids.ts";
import type { Log } from "../base/log.ts";
import { inspectSources } from "../cli/inspect-sources.ts";
import type { ChannelLimits, ChannelName } from "../domain/channel.ts";
import type { Ctx } from "../services/context.ts";
import { folderBlobs } from "../store/folder-blobs.ts";
import { loadKeyring } from "../store/keyring.ts";
import { keepRevision, loadRevision } from "../store/revision.ts";
import { LIMITS } from "./channels.ts";
import type { Config } from "./config.ts";
import { createLibrary, type LoadedLibrary } from "./library.ts";
import type { OpenStore } from "./open-store.ts";
import { hoursFile, readHours } from "./read-hours.ts";
import { readTriage, triageFile } from "./read-triage.ts";
import { assertSound, sound } from "./sound.ts";
import { ROOT, readSources } from "./sources.ts";
import { loadUnderstanding } from "./understanding-file.ts";

/** Telegram's own limit for files that a bot may fetch. */
const MEDIA_BYTES = 20 * 1024 * 1024;

export type NodeContext = { ctx: Ctx; library: LoadedLibrary };

/** Everything that use cases work with, on Node. `wake` and `changed` are told after each commit. */
export async function nodeContext(
  config: Config,
  store: OpenStore,
  log: Log,
  hints: { wake: () => void; changed: () => void },
): Promise<NodeContext> {
  const { db } = store;
  const sources = readSources(ROOT);
  const understanding = loadUnderstanding();
  assertSound(inspectSources(sources, understanding));
  const library = createLibrary(sources, loadRevision, understanding);
  const clock = Date.now;
  await keepRevision(db, library.current().hash, library.source, clock());
  const ctx: Ctx = {
    db,
    keys: await loadKeyring(db, store.masterKey, timeOrderedIds, clock),
    blobs: folderBlobs(join(config.dataDir, "blobs")),
    clock,
    ids: timeOrderedIds,
    random: Math.random,
    log,
    actor: { kind: "system" },
    library,
    settings: {
      hours: sound(readHours(hoursFile(sources))),
      triage: sound(readTriage(triageFile(sources))),
      alerts: config.alertWebhookUrl !== null,
      claimLapseMinutes: config.claimLapseMinutes,
      mediaBytes: MEDIA_BYTES,
    },
    limits: LIMITS satisfies Record<ChannelName, ChannelLimits>,
    wake: hints.wake,
    changed: hints.changed,
  };
  return { ctx, library };
}
