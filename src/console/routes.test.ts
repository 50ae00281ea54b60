import { createHmac } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claim } from "../services/conversation/claim.ts";
import { firstAdministratorLink } from "../services/officer/first-administrator-link.ts";
import { inviteOfficer } from "../services/officer/invite-officer.ts";
import * as schema from "../store/schema.ts";
import { createAuth } from "./auth.ts";
import { busyDay } from "./testing/busy-day.ts";
import { cookiesOf, PASSWORD, type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

let line: TestLine;
let firstLink: string | null;
let amal: TestOfficer;
let basma: TestOfficer;
let samir: TestOfficer;
let cookie: string;
let rich: string;

beforeAll(async () => {
  line = await testLine();
  firstLink = await firstAdministratorLink(line.ctx, "http://localhost");
  amal = await line.officer("Amal", "administrator");
  basma = await line.officer("Basma");
  samir = await line.officer("Samir", "content");
  cookie = await line.signIn(amal);
  rich = await busyDay(line, amal, basma);
}, 60_000);
afterAll(() => line.drop());

const conversation = (path = "") => `/console/conversations/${rich}${path}`;
const PAGES = [
  "/console",
  "/console/recent",
  "/console/deliveries",
  "/console/questions",
  "/console/flows",
  "/console/flows/person",
  "/console/officers",
  "/console/account",
];

describe("whoever is not signed in", () => {
  it("is stopped at every route but the door's", async () => {
    const open: string[] = [];
    const routes = line.app.routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/console"));
    for (const { method, path } of routes) {
      const concrete = path.replace(/:\w+/g, rich);
      const answer = await line.ask(concrete, method === "POST" ? { form: {} } : {});
      const stopped = answer.status === 401 || answer.headers.get("location") === "/console/sign-in";
      if (!stopped || (await answer.text()) !== "") open.push(`${method} ${path}`);
    }
    expect(routes.length).toBeGreaterThan(30);
    expect(open.toSorted()).toEqual([
      "GET /console/invitation/:token",
      "GET /console/second-factor",
      "GET /console/sign-in",
      "POST /console/invitation/:token",
      "POST /console/second-factor",
      "POST /console/sign-in",
    ]);
  });

  it("finds nothing of better-auth's own interface", async () => {
    const answer = await line.ask("/console/auth/sign-up/email", { form: { email: "eve@example.org" } });
    expect(answer.status).toBe(401);
  });
});

describe("signing in", () => {
  it("tells a wrong password no more than an unknown address", async () => {
    const answers = await Promise.all(
      [amal.email, "nobody@example.org"].map((email) =>
        line.ask("/console/sign-in", { form: { email, password: "not the password" } }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    const [one, two] = await Promise.all(answers.map((answer) => answer.text()));
    expect(one?.replaceAll(amal.email, "")).toBe(two?.replaceAll("nobody@example.org", ""));
  });

  it("is refused after too many tries at one account", async () => {
    const form = { email: "victim@example.org", password: "guess guess guess" };
    const answers = [];
    for (let tried = 0; tried < 9; tried++) answers.push((await line.ask("/console/sign-in", { form })).status);
    expect(answers).toEqual([...Array(8).fill(401), 429]);
  });

  it("gives a cookie that scripts and other sites cannot use", async () => {
    const answer = await line.ask("/console/sign-in", { form: { email: basma.email, password: PASSWORD } });
    const [session] = answer.headers.getSetCookie().filter((it) => it.startsWith("sanad.session_token"));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    expect(session).toMatch(/Path=\/console/);
  });

  it("gives a cookie for https only where the console is reached by https", () => {
    const { db, keys, clock } = line.ctx;
    const auth = createAuth({ db, keys, clock, publicUrl: "https://help.example.org", secureCookies: true });
    expect(auth.options.advanced.useSecureCookies).toBe(true);
  });

  it("is over at once when the account is closed", async () => {
    const zaki = await line.officer("Zaki");
    const zakis = await line.signIn(zaki);
    const { officer } = schema;
    await line.ctx.db.orm
      .update(officer)
      .set({ disabledAt: new Date(line.ctx.clock()) })
      .where(eq(officer.id, zaki.id));
    expect((await line.ask("/console", { cookie: zakis })).headers.get("location")).toBe("/console/sign-in");
    const again = await line.ask("/console/sign-in", { form: { email: zaki.email, password: PASSWORD } });
    expect(again.status).toBe(401);
  });

  it("asks for a code once a second factor is set up", async () => {
    const nour = await line.officer("Nour");
    const first = await line.signIn(nour);
    const enrol = await line.ask("/console/account/second-factor", { cookie: first, form: { password: PASSWORD } });
    const html = await enrol.text();
    const uri = new URL(/otpauth:[^"]+/.exec(html)?.[0].replaceAll("&amp;", "&") ?? "");
    const code = () => totp(uri.searchParams.get("secret") ?? "");
    await line.ask("/console/account/second-factor/confirm", { cookie: first, form: { code: code() } });

    const half = await line.ask("/console/sign-in", { form: { email: nour.email, password: PASSWORD } });
    expect(half.headers.get("location")).toBe("/console/second-factor");
    const waiting = cookiesOf(half);
    expect((await line.ask("/console", { cookie: waiting })).headers.get("location")).toBe("/console/sign-in");
    expect((await line.ask("/console/second-factor", { cookie: waiting, form: { code: "000000" } })).status).toBe(401);
    const arabicDigits = code().replace(/\d/g, (digit) => "٠١٢٣٤٥٦٧٨٩"[Number(digit)] ?? "");
    const done = await line.ask("/console/second-factor", { cookie: waiting, form: { code: arabicDigits } });
    expect(done.headers.get("location")).toBe("/console");
    expect((await line.ask("/console", { cookie: cookiesOf(done) })).status).toBe(200);
  });
});

describe("an invitation", () => {
  it("makes an account, signs it in, and is used up", async () => {
    const { token } = await inviteOfficer(amal.ctx, { role: "officer" });
    const path = `/console/invitation/${token}`;
    expect((await line.ask(path)).status).toBe(200);
    const form = { name: "Dina", email: "dina@example.org", password: PASSWORD, language: "ar", gender: "woman" };
    const made = await line.ask(path, { form });
    expect(made.headers.get("location")).toBe("/console");
    expect(await (await line.ask("/console", { cookie: cookiesOf(made) })).text()).toContain('dir="rtl"');
    expect((await line.ask(path)).status).toBe(404);
  });

  it("of the first administrator is void once there are officers", async () => {
    const form = { name: "Eve", email: "eve@example.org", password: PASSWORD, language: "en", gender: "" };
    const answer = await line.ask(new URL(firstLink ?? "").pathname, { form });
    expect(answer.status).not.toBe(303);
    expect(await line.ctx.db.orm.select().from(schema.officer).where(eq(schema.officer.name, "Eve"))).toEqual([]);
  });
});

describe("every page", () => {
  it.each([...PAGES, "conversation", "/console/sign-in"])(
    "%s is under the strict policy and keeps to it",
    async (path) => {
      const signedIn = path === "/console/sign-in" ? {} : { cookie };
      const page = await line.ask(path === "conversation" ? conversation() : path, signedIn);
      expect(page.status).toBe(200);
      const policy = page.headers.get("content-security-policy");
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(page.headers.get("cache-control")).toBe("no-store");
      expect(page.headers.get("referrer-policy")).toBe("no-referrer");
      expect(page.headers.get("x-frame-options")).toBe("DENY");
      const html = await page.text();
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|hx-on|hx-vals|js:/);
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\/(?!www\.openstreetmap\.org)/);
    },
  );

  it("speaks the officer's language, in its direction", async () => {
    await line.ask("/console/language", { cookie, form: { language: "ar" } });
    expect(await (await line.ask("/console", { cookie })).text()).toContain('<html lang="ar" dir="rtl">');
    await line.ask("/console/language", { cookie, form: { language: "en" } });
    expect(await (await line.ask("/console", { cookie })).text()).toContain('<html lang="en" dir="ltr">');
  });

  it("takes no form from another site", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await line.ask("/console/duty", { cookie, form: { on: "yes" }, headers })).status).toBe(403);
  });
});

describe("a role", () => {
  it("that edits content reads no conversation", async () => {
    const samirs = await line.signIn(samir);
    for (const path of ["/console", "/console/recent", conversation(), "/console/deliveries", "/console/questions"])
      expect([path, (await line.ask(path, { cookie: samirs })).status]).toEqual([path, 403]);
  });

  it("of an officer invites nobody", async () => {
    const basmas = await line.signIn(basma);
    const answer = await line.ask("/console/officers/invitations", { cookie: basmas, form: { role: "administrator" } });
    expect(answer.status).toBe(403);
  });
});

describe("a conversation", () => {
  it("taken by a colleague is refused beside the form, with nothing sent", async () => {
    const id = await line.says("contested", "hello", "human");
    await claim(basma.ctx, { conversationId: id });
    const answer = await line.ask(`/console/conversations/${id}/claim`, { cookie, form: {}, htmx: true });
    expect([answer.status, answer.headers.get("hx-retarget")]).toEqual([409, "#notice"]);
    expect(await answer.text()).toContain("A colleague took this conversation before you");
  });

  it("takes a reply twice and sends it once, with or without htmx", async () => {
    const form = { id: line.ctx.ids(), text: "Are you safe?" };
    const answers = [
      await line.ask(conversation("/reply"), { cookie, form, htmx: true }),
      await line.ask(conversation("/reply"), { cookie, form }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 303]);
    expect((await (await line.ask(conversation(), { cookie })).text()).match(/Are you safe\?/g)).toHaveLength(1);
  });

  it("leaves the composer alone while it is of the same kind, so that a draft stays", async () => {
    const same = await (await line.ask(conversation("/update?mode=write"), { cookie, htmx: true })).text();
    const other = await (await line.ask(conversation("/update?mode=claim"), { cookie, htmx: true })).text();
    expect([same.includes('id="composer"'), other.includes('id="composer"')]).toEqual([false, true]);
  });

  it("says before a reply is sent that it is held and why; a tick sends it at once", async () => {
    const id = await line.says("hidden", "Hello", "English", "yes", "خروج سريع");
    const mine = await line.signIn(amal);
    await claim(amal.ctx, { conversationId: id });
    const page = await (await line.ask(`/console/conversations/${id}`, { cookie: mine })).text();
    expect(page).toContain("It is held until the person says it is safe");
    expect(page).toContain("The person hid the chat");
    const states = async () =>
      (await line.ctx.db.orm.select().from(schema.message).where(eq(schema.message.conversationId, id)))
        .filter(({ author }) => author === "officer")
        .map(({ state }) => state);
    const form = (text: string) => ({ id: line.ctx.ids(), text });
    await line.ask(`/console/conversations/${id}/reply`, { cookie: mine, form: form("one") });
    await line.ask(`/console/conversations/${id}/reply`, { cookie: mine, form: { ...form("two"), at_once: "yes" } });
    expect(await states()).toEqual(["held", "queued"]);
    const after = await (await line.ask(`/console/conversations/${id}`, { cookie: mine })).text();
    expect(after).toContain("waits until the person says it is safe");
  });

  it("says what the person wished for", async () => {
    const html = await (await line.ask(conversation(), { cookie })).text();
    expect(html).toContain("only when they write first");
    expect(html).toContain("has been silent for a while");
    expect(html).toContain("a woman");
  });

  it("that is not there is said to be gone", async () => {
    expect((await line.ask(`/console/conversations/${line.ctx.ids()}`, { cookie })).status).toBe(404);
    expect((await line.ask("/console/conversations/nonsense", { cookie })).status).toBe(422);
  });
});

describe("a file from a person", () => {
  const fileOf = async (kind: string) => {
    const html = await (await line.ask(conversation(), { cookie })).text();
    const [voice, photo, document] = [...new Set(html.match(/\/console\/messages\/[\w-]+\/file/g))];
    return { voice, photo, document }[kind] ?? "";
  };

  it("is shown only where nothing in it can run, and sees nothing of ours", async () => {
    const photo = await line.ask(await fileOf("photo"), { cookie });
    expect(photo.headers.get("content-type")).toBe("image/png");
    expect(photo.headers.get("content-security-policy")).toContain("sandbox");
    expect(photo.headers.get("x-content-type-options")).toBe("nosniff");
    expect(photo.headers.get("cache-control")).toBe("no-store");
  });

  it("of any other type is saved, not opened", async () => {
    const document = await line.ask(await fileOf("document"), { cookie });
    expect(document.headers.get("content-type")).toBe("application/octet-stream");
    expect(document.headers.get("content-disposition")).toMatch(/^attachment; filename="sanad-[\w-]+"$/);
  });

  it("is given in ranges to phones that play sound by ranges", async () => {
    const path = await fileOf("voice");
    const part = await line.ask(path, { cookie, headers: { range: "bytes=0-1" } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 2]);
    expect((await line.ask(path, { cookie, headers: { range: "bytes=999999-" } })).status).toBe(416);
  });

  it("that was played has been heard", async () => {
    const path = (await fileOf("voice")).replace(/file$/, "heard");
    expect((await line.ask(path, { cookie, form: {} })).status).toBe(204);
    expect(await (await line.ask(conversation(), { cookie })).text()).not.toContain("nobody has heard it yet");
  });
});

it("puts a delivery that was given up on back into the line", async () => {
  const { outbox, message, conversation } = schema;
  // On a sensitive matter it would be held: see send-first.
  const [row] = await line.ctx.db.orm
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(message, eq(message.id, outbox.messageId))
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(eq(conversation.risk, "none"), eq(conversation.status, "waiting")))
    .limit(1);
  await line.ctx.db.orm
    .update(outbox)
    .set({ state: "dead", failure: "timed_out", attempts: 9 })
    .where(eq(outbox.id, row?.id ?? 0));
  expect(await (await line.ask("/console/deliveries", { cookie })).text()).toContain("the channel did not answer");
  await line.ask(`/console/deliveries/${row?.id}/retry`, { cookie, form: {} });
  const [after] = await line.ctx.db.orm
    .select()
    .from(outbox)
    .where(eq(outbox.id, row?.id ?? 0));
  expect(after).toMatchObject({ state: "queued", attempts: 0, failure: null });
});

/** The code that an authenticator shows for a key now (RFC 6238: SHA-1, six digits, half a minute). */
function totp(base32: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...base32.replace(/=+$/, "")].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"));
  const key = (bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", Buffer.from(key)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
