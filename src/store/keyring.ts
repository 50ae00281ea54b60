import { eq } from "drizzle-orm";
import type { Clock } from "../base/clock.ts";
import { ConfigError } from "../base/errors.ts";
import type { Ids } from "../base/ids.ts";
import { contentHash, type DataKey, dataKey, newSecret, open, SealBroken, seal } from "../base/secret.ts";
import type { Db } from "./db.ts";
import * as schema from "./schema.ts";

export type KeyOwner = "contact" | "case" | "system" | "lookup" | "auth";
export type NewKey = { key: DataKey; wrapped: Uint8Array };

/** The keys of the line, all wrapped by the master key. */
export type Keyring = {
  /** Raw updates and what goes to nobody whom we keep. */
  system: DataKey;
  /** Keyed hashes of provider ids. */
  lookup: DataKey;
  /** Signs officers' sessions; base64. */
  authSecret: string;
  create(): NewKey;
  /** The key of a `data_key` row. Throws `SealBroken` when it was wrapped by another master key. */
  unwrap(id: string, wrapped: Uint8Array): DataKey;
  /** Drops an erased contact's key from memory. */
  forget(id: string): void;
};

/** Unwrapped keys kept in memory: those of the people who write just now. */
const CACHED_KEYS = 5_000;

/** Loads the line's own keys, making them on first start. `master` has 32 bytes. */
export async function loadKeyring(db: Db, master: Uint8Array, ids: Ids, clock: Clock): Promise<Keyring> {
  const masterKey = dataKey(masterId(master), master);
  const wrap = (id: string, secret: Uint8Array) => seal(masterKey, `data_key.wrapped.${id}`, secret);
  const unwrapSecret = (id: string, wrapped: Uint8Array) => open(masterKey, `data_key.wrapped.${id}`, wrapped);

  const own = async (owner: KeyOwner) => {
    const id = ids();
    const fresh = { id, owner, wrapped: wrap(id, newSecret()), createdAt: new Date(clock()) };
    await db.orm.insert(schema.dataKey).values(fresh).onConflictDoNothing();
    const [row] = await db.orm.select().from(schema.dataKey).where(eq(schema.dataKey.owner, owner));
    if (!row) throw new ConfigError("the database keeps no keys: run `npm run sanad -- migrate`");
    try {
      return { id: row.id, secret: unwrapSecret(row.id, row.wrapped) };
    } catch (cause) {
      if (!(cause instanceof SealBroken)) throw cause;
      throw new ConfigError("SANAD_KEY is not the key that this database was sealed with", { cause });
    }
  };

  const [system, lookup, auth] = [await own("system"), await own("lookup"), await own("auth")];
  const cache = new Map<string, DataKey>();
  return {
    system: dataKey(system.id, system.secret),
    lookup: dataKey(lookup.id, lookup.secret),
    authSecret: auth.secret.toString("base64"),
    create() {
      const id = ids();
      const secret = newSecret();
      return { key: dataKey(id, secret), wrapped: wrap(id, secret) };
    },
    unwrap(id, wrapped) {
      const known = cache.get(id);
      if (known) return known;
      if (cache.size >= CACHED_KEYS) cache.delete(cache.keys().next().value as string);
      const key = dataKey(id, unwrapSecret(id, wrapped));
      cache.set(id, key);
      return key;
    },
    forget: (id) => void cache.delete(id),
  };
}

/** The master key goes by a hash of it, in the form of a UUID. */
function masterId(master: Uint8Array): string {
  const hex = contentHash(Buffer.from(master).toString("base64"));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
