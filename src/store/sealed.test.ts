import { expect, it } from "vitest";
import { receive } from "../services/conversation/receive.ts";
import { testCtx } from "../testing/ctx.ts";
import { testDatabase } from "../testing/database.ts";
import { person } from "../testing/inbound.ts";

/** Words, a name, a number and an address that stand nowhere else in the house. */
const TYPED = ["زقزوقة", "quizzical", "Zafirelle", "4471186253", "99887766554"];

it("keeps nothing that a person typed, is named or is reached by in clear, in any column", async () => {
  const { db, drop } = await testDatabase("pglite");
  const ctx = await testCtx(db);
  const them = person("99887766554");
  const profile = { name: "Zafirelle", languageCode: null };
  for (const text of ["hello زقزوقة", "human", "yes", "quizzical", "morning 4471186253", "a woman"]) {
    await receive(ctx, them.says(text, { profile }));
  }
  await receive(ctx, them.send({ kind: "contact_card", name: "Zafirelle", phone: "4471186253" }, { profile }));
  const dump = await dumpOf(db);
  expect(dump).toContain("telegram");
  for (const word of TYPED) {
    expect(dump).not.toContain(word);
    expect(dump).not.toContain(Buffer.from(word).toString("hex"));
    expect(dump).not.toContain(Buffer.from(word).toString("base64").slice(0, -3));
  }
  await drop();
});

/** Every table as text: bytes show as hex, as in a real dump. */
async function dumpOf(db: Awaited<ReturnType<typeof testDatabase>>["db"]): Promise<string> {
  const tables = await db.run<{ name: string }>(
    { text: "select quote_ident(tablename) as name from pg_tables where schemaname = 'public'", names: [] },
    {},
  );
  const parts = await Promise.all(
    tables.map(({ name }) => db.run<{ row: string }>({ text: `select t::text as row from ${name} t`, names: [] }, {})),
  );
  return parts
    .flat()
    .map(({ row }) => row)
    .join("\n");
}
