import { silentLog } from "../base/log.ts";
import { newSecret } from "../base/secret.ts";
import type { BlobStore } from "../domain/blob-store.ts";
import type { ChannelLimits, ChannelName } from "../domain/channel.ts";
import { CHANNELS } from "../domain/channel.ts";
import type { Triage } from "../domain/triage.ts";
import { createLibrary, type LoadedLibrary } from "../main/library.ts";
import { hoursFile, readHours } from "../main/read-hours.ts";
import { readTriage, triageFile } from "../main/read-triage.ts";
import { sound } from "../main/sound.ts";
import { ROOT, readSources } from "../main/sources.ts";
import { loadUnderstanding } from "../main/understanding-file.ts";
import type { Ctx } from "../services/context.ts";
import type { Db } from "../store/db.ts";
import { loadKeyring } from "../store/keyring.ts";
import { type Frozen, frozen } from "./frozen.ts";

export const TEST_LIMITS: ChannelLimits = {
  textLength: 4096,
  choices: 100,
  choiceLabelLength: 64,
  tokenBytes: 64,
  buttons: true,
};

/** A working day in Cairo at noon: the line is open. */
export const NOON = Date.UTC(2026, 10, 23, 10, 0, 0);

let shared: LoadedLibrary | null = null;

/** The real flows, texts and answers, compiled once per test file. */
export function testLibrary(): LoadedLibrary {
  shared ??= createLibrary(readSources(ROOT), async () => null, loadUnderstanding());
  return shared;
}

/** The table of the repository. */
export function testTriage(): Triage {
  return sound(readTriage(triageFile(readSources(ROOT))));
}

function memoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array>();
  return {
    put: async (id, sealed) => void blobs.set(id, sealed),
    get: async (id) => blobs.get(id) ?? null,
    remove: async (id) => void blobs.delete(id),
  };
}

export type TestCtx = Ctx & { time: Frozen };

/** A context on a test database with frozen time; nothing is sent unless the test drains the outbox itself. */
export async function testCtx(db: Db, overrides: Partial<Ctx> = {}): Promise<TestCtx> {
  const time = frozen({ now: NOON });
  return {
    db,
    keys: overrides.keys ?? (await loadKeyring(db, newSecret(), time.ids, time.clock)),
    blobs: memoryBlobs(),
    clock: time.clock,
    ids: time.ids,
    random: time.random,
    log: silentLog,
    actor: { kind: "system" },
    library: testLibrary(),
    settings: {
      hours: sound(readHours(hoursFile(readSources(ROOT)))),
      triage: testTriage(),
      alerts: false,
      claimLapseMinutes: 15,
      mediaBytes: 20 * 1024 * 1024,
    },
    limits: Object.fromEntries(CHANNELS.map((name) => [name, TEST_LIMITS])) as Record<ChannelName, ChannelLimits>,
    wake() {},
    changed() {},
    time,
    ...overrides,
  };
}
