import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "../../console/testing/line.ts";
import * as schema from "../../store/schema.ts";
import { STORES } from "../../testing/database.ts";
import { acceptInvitation, openInvitation } from "./accept-invitation.ts";
import { countAttempt, forgetAttempts } from "./count-attempt.ts";
import { firstAdministratorLink } from "./first-administrator-link.ts";
import { inviteOfficer } from "./invite-officer.ts";
import { listOfficers } from "./list-officers.ts";
import { setDuty } from "./set-duty.ts";

const account = (name: string) => ({
  name,
  email: `${name}@Example.org`,
  password: "three unrelated words",
  language: "ar" as const,
  gender: null,
});
const tokenOf = (link: string | null) => link?.split("/").at(-1) ?? "";

describe.each(STORES)("officers' accounts on %s", (kind) => {
  let line: TestLine;
  let chief: TestOfficer;
  let first: (string | null)[];

  beforeAll(async () => {
    line = await testLine(kind);
    first = [
      await firstAdministratorLink(line.ctx, "https://help.example.org/"),
      await firstAdministratorLink(line.ctx, "https://help.example.org"),
    ];
  }, 60_000);
  afterAll(() => line.drop());

  it("begin with a link that makes the first administrator", async () => {
    expect(first[0]).toMatch(/^https:\/\/help\.example\.org\/console\/invitation\/[\w-]{43}$/);
    const made = await Promise.allSettled(
      first.map((link, index) => acceptInvitation(line.ctx, { token: tokenOf(link), ...account(`chief${index}`) })),
    );
    expect(made.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [row] = await line.ctx.db.orm.select().from(schema.officer);
    expect(row).toMatchObject({ role: "administrator", language: "ar" });
    chief = await line.officer("Chief", "administrator");
  });

  it("need no first link any more once there is somebody", async () => {
    expect(await firstAdministratorLink(line.ctx, "https://help.example.org")).toBeNull();
    expect(await openInvitation(line.ctx, tokenOf(first[1] ?? null))).toBeNull();
  });

  it("come from a link that works once", async () => {
    const { token } = await inviteOfficer(chief.ctx, { role: "officer" });
    expect(await openInvitation(line.ctx, token)).toEqual({ role: "officer" });
    await acceptInvitation(line.ctx, { token, ...account("dina") });
    const again = acceptInvitation(line.ctx, { token, ...account("eve") });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
  });

  it("come from a link that is three days old at most", async () => {
    const { token } = await inviteOfficer(chief.ctx, { role: "officer" });
    line.ctx.time.tick(72 * 3_600_000);
    await expect(acceptInvitation(line.ctx, { token, ...account("late") })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("leave a link usable when the e-mail is taken", async () => {
    const { token } = await inviteOfficer(chief.ctx, { role: "officer" });
    const taken = acceptInvitation(line.ctx, { token, ...account("dina") });
    await expect(taken).rejects.toMatchObject({ code: "invalid" });
    expect(await openInvitation(line.ctx, token)).not.toBeNull();
  });

  it("ask for a password of twelve characters", async () => {
    const { token } = await inviteOfficer(chief.ctx, { role: "officer" });
    await expect(acceptInvitation(line.ctx, { token, ...account("short"), password: "elevenchars" })).rejects.toThrow();
  });

  it("keep neither the link's token nor the password", async () => {
    const { token } = await inviteOfficer(chief.ctx, { role: "officer" });
    await acceptInvitation(line.ctx, { token, ...account("fatma") });
    const kept = JSON.stringify([
      await line.ctx.db.orm.select().from(schema.officerInvitation),
      await line.ctx.db.orm.select().from(schema.officerAccount),
      await line.ctx.db.orm.select().from(schema.audit),
    ]);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain("three unrelated words");
  });

  it("are invited by administrators only", async () => {
    const supervisor = await line.officer("Samir", "supervisor");
    await expect(inviteOfficer(supervisor.ctx, { role: "officer" })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(listOfficers(supervisor.ctx)).rejects.toMatchObject({ code: "not_allowed" });
  });

  it("are on duty for a shift, and no longer", async () => {
    await setDuty(chief.ctx, { on: true });
    const onDuty = async () => (await listOfficers(chief.ctx)).find(({ id }) => id === chief.id)?.onDuty;
    expect(await onDuty()).toBe(true);
    line.ctx.time.tick(12 * 3_600_000);
    expect(await onDuty()).toBe(false);
  });

  it("cannot be guessed at: after eight tries the account waits a quarter of an hour", async () => {
    const tries = [];
    for (let tried = 0; tried < 9; tried++) tries.push(await countAttempt(line.ctx, "Victim@example.org"));
    expect(tries).toEqual([...Array(8).fill(true), false]);
    line.ctx.time.tick(15 * 60_000);
    expect(await countAttempt(line.ctx, "victim@example.org")).toBe(true);
    await forgetAttempts(line.ctx, "victim@example.org");
    const rows = await line.ctx.db.orm.select().from(schema.officerRateLimit);
    expect(rows.filter(({ key }) => key.startsWith("account:"))).toEqual([]);
    expect(
      await line.ctx.db.orm.select().from(schema.officer).where(eq(schema.officer.email, "victim@example.org")),
    ).toEqual([]);
  });
});
