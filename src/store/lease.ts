import { type Db, statement } from "./db.ts";

const TAKE = statement(`
insert into lease (name, holder, until) values (:name, :holder, to_timestamp(:until::float8 / 1000))
on conflict (name) do update set holder = excluded.holder, until = excluded.until
where lease.holder = excluded.holder or lease.until < to_timestamp(:now::float8 / 1000)
returning 1 as taken`);

/** Takes or renews a lease of `ms` milliseconds; false while another holds it. */
export async function takeLease(db: Db, name: string, holder: string, now: number, ms: number): Promise<boolean> {
  return (await db.run(TAKE, { name, holder, now, until: now + ms })).length > 0;
}

const LEAVE = statement("delete from lease where name = :name and holder = :holder");

export async function leaveLease(db: Db, name: string, holder: string): Promise<void> {
  await db.run(LEAVE, { name, holder });
}

const END_ALL = [
  statement("delete from lease"),
  ...["outbox.lease_until", "job.lease_until", "alarm.alert_lease_until"].map((place) => {
    const [table, column] = place.split(".");
    return statement(`update ${table} set ${column} = null where ${column} is not null`);
  }),
];

/** For a store with one owner, as it opens it: whatever was under way belonged to a process that is gone. */
export async function endAllLeases(db: Db): Promise<void> {
  for (const end of END_ALL) await db.run(end, {});
}
