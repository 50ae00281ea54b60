import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TcpDoor, tcpDoor } from "../main/testing/tcp-door.ts";
import { createDatabase, type TestDatabase } from "../testing/postgres-server.ts";
import type { Db } from "./db.ts";
import { openPostgres } from "./postgres.ts";

const ONE = { text: "select 1 as n", names: [] };
const SLEEP = { text: "select pg_sleep(20)", names: [] };

describe("a pool whose connections are cut", () => {
  let database: TestDatabase;
  let door: TcpDoor;
  let db: Db;
  beforeEach(async () => {
    database = await createDatabase();
    const url = new URL(database.url);
    door = await tcpDoor(Number(url.port));
    url.port = String(door.port);
    db = openPostgres({ url: url.href, connections: 4 });
    await db.run(ONE, {});
  });
  afterEach(async () => {
    await db.close();
    await door.shut();
    await database.drop();
  });

  const works = async () => expect(await db.run(ONE, {})).toMatchObject([{ n: 1 }]);
  const lost = expect.objectContaining({ code: expect.stringMatching(/^(CONNECTION_CLOSED|ECONNRESET)$/) });
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: Error) => (error.cause ?? error) as Error,
    );

  it("fails what was under way, and works right after", async () => {
    const running = [1, 2, 3, 4, 5, 6].map(() => failureOf(db.run(SLEEP, {})));
    door.cut();
    for (const failure of await Promise.all(running)) expect(failure).toMatchObject({ code: expect.any(String) });
    await works();
  });

  it("fails a transaction in the middle of a statement, without a word more to its connection", async () => {
    const begun = Promise.withResolvers<void>();
    const failure = failureOf(
      db.transaction(async (tx) => {
        await tx.run(ONE, {});
        begun.resolve();
        await tx.run(SLEEP, {});
      }),
    );
    await begun.promise;
    door.cut();
    expect(await failure).toEqual(lost);
    await works();
  });

  it("fails a transaction that was at other work, and lets it write nothing by another connection", async () => {
    const begun = Promise.withResolvers<void>();
    const done = Promise.withResolvers<void>();
    const later = Promise.withResolvers<unknown>();
    const failure = failureOf(
      db.transaction(async (tx) => {
        await tx.run(ONE, {});
        begun.resolve();
        await done.promise;
        await tx.run({ text: "create table left_over (n int)", names: [] }, {}).catch(later.resolve);
      }),
    );
    await begun.promise;
    door.cut();
    expect(await failure).toEqual(lost);
    done.resolve();
    await later.promise;
    expect(await db.run({ text: "select to_regclass('left_over')::text as name", names: [] }, {})).toEqual([
      { name: null },
    ]);
  });

  it("fails a transaction whose backend an administrator ends, and works right after", async () => {
    const pid = Promise.withResolvers<number>();
    const failure = failureOf(
      db.transaction(async (tx) => {
        const [row] = await tx.run<{ pid: number }>({ text: "select pg_backend_pid() as pid", names: [] }, {});
        pid.resolve(row?.pid ?? 0);
        await tx.run(SLEEP, {});
      }),
    );
    await db.run({ text: "select pg_terminate_backend($1::int)", names: ["pid"] }, { pid: await pid.promise });
    expect(await failure).toMatchObject({ code: expect.any(String) });
    await works();
  });

  it("rolls back as ever where only the statement failed", async () => {
    await db.run({ text: "create table kept (n int)", names: [] }, {});
    const failure = failureOf(
      db.transaction(async (tx) => {
        await tx.run({ text: "insert into kept values (1)", names: [] }, {});
        await tx.run({ text: "select 1 / 0", names: [] }, {});
      }),
    );
    expect(await failure).toMatchObject({ code: "22012" });
    expect(await db.run({ text: "select * from kept", names: [] }, {})).toEqual([]);
  });

  it("works after any number of cuts in the middle of anything", async () => {
    for (let n = 0; n < 20; n++) {
      const many = Array.from({ length: 12 }, (_, m) =>
        failureOf(m % 3 === 0 ? db.transaction((tx) => tx.run(ONE, {})) : db.run(ONE, {})),
      );
      if (n % 2 === 0) await many[0];
      door.cut();
      await Promise.all(many);
    }
    await works();
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => failureOf(db.run(ONE, {}))))).toEqual(
      Array(8).fill(null),
    );
  });
});
