import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { STORES, type TestDatabase, testDatabase } from "../testing/database.ts";
import { endAllLeases, leaveLease, takeLease } from "./lease.ts";

const NOW = Date.UTC(2026, 10, 23);

describe.each(STORES)("a lease on %s", (store) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase(store);
  });
  afterEach(() => database.drop());
  const take = (holder: string, after = 0) => takeLease(database.db, "poll", holder, NOW + after, 60_000);

  it("has one holder of all who ask at once", async () => {
    const taken = await Promise.all(["a", "b", "c", "d"].map((holder) => take(holder)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it("is renewed by its holder, and by nobody else", async () => {
    expect([await take("a"), await take("b", 59_000), await take("a", 59_000), await take("b", 110_000)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it("is free once its time is over", async () => {
    await take("a");
    expect(await take("b", 60_001)).toBe(true);
    expect(await take("a", 60_002)).toBe(false);
  });

  it("is free once its holder leaves it; others cannot leave it for them", async () => {
    await take("a");
    await leaveLease(database.db, "poll", "b");
    expect(await take("b")).toBe(false);
    await leaveLease(database.db, "poll", "a");
    expect(await take("b")).toBe(true);
  });

  it("ends when a store with one owner is opened anew", async () => {
    await take("a");
    await endAllLeases(database.db);
    expect(await take("b")).toBe(true);
  });
});
