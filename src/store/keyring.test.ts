import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ConfigError } from "../base/errors.ts";
import { newSecret, open, SealBroken, seal } from "../base/secret.ts";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { frozen } from "../testing/frozen.ts";
import { loadKeyring } from "./keyring.ts";
import * as schema from "./schema.ts";

describe.each(STORES)("the keys of a line on %s", (store) => {
  let database: TestDatabase;
  const master = newSecret();
  const { ids, clock } = frozen();
  beforeEach(async () => {
    database = await testDatabase(store);
  });
  afterEach(() => database.drop());
  const load = (key = master) => loadKeyring(database.db, key, ids, clock);

  it("are the same for all processes that start at once on an empty store", async () => {
    const rings = await Promise.all([1, 2, 3, 4, 5].map(() => load()));
    for (const name of ["system", "lookup"] as const) {
      const sealed = seal(rings[0]![name], "a.place.1", "x");
      for (const ring of rings) expect(open(ring[name], "a.place.1", sealed).toString()).toBe("x");
    }
    expect(new Set(rings.map(({ authSecret }) => authSecret)).size).toBe(1);
    expect(await database.db.orm.$count(schema.dataKey)).toBe(3);
  });

  it("are the same after the next start", async () => {
    const sealed = seal((await load()).system, "a.place.1", "x");
    expect(open((await load()).system, "a.place.1", sealed).toString()).toBe("x");
  });

  it("are closed to another master key, in one line that names the setting", async () => {
    await load();
    await expect(load(newSecret())).rejects.toThrow(ConfigError);
    await expect(load(newSecret())).rejects.toThrow(/^SANAD_KEY is not the key[^\n]*$/);
  });

  it("stand in no column as they are", async () => {
    const { authSecret } = await load();
    const rows = await database.db.orm.select().from(schema.dataKey);
    for (const { wrapped } of rows)
      expect(Buffer.from(wrapped).includes(Buffer.from(authSecret, "base64"))).toBe(false);
  });

  it("open a person's key in every process", async () => {
    const [one, other] = [await load(), await load()];
    const { key, wrapped } = one.create();
    const sealed = seal(key, "message.body.1", "x");
    expect(open(other.unwrap(key.id, wrapped), "message.body.1", sealed).toString()).toBe("x");
  });

  it("open no person's key that is given under another's name", async () => {
    const ring = await load();
    const [one, other] = [ring.create(), ring.create()];
    expect(() => ring.unwrap(one.key.id, other.wrapped)).toThrow(SealBroken);
  });

  it("forget an erased person's key", async () => {
    const ring = await load();
    const { key, wrapped } = ring.create();
    ring.unwrap(key.id, wrapped);
    ring.forget(key.id);
    expect(() => ring.unwrap(key.id, new Uint8Array(100))).toThrow(SealBroken);
  });

  it("stay usable for more people than are kept in memory", async () => {
    const ring = await load();
    const first = ring.create();
    const sealed = seal(first.key, "a.place.1", "x");
    ring.unwrap(first.key.id, first.wrapped);
    for (let n = 0; n < 5_100; n++) {
      const { key, wrapped } = ring.create();
      ring.unwrap(key.id, wrapped);
    }
    expect(open(ring.unwrap(first.key.id, first.wrapped), "a.place.1", sealed).toString()).toBe("x");
  });
});
