import { hashPassword } from "better-auth/crypto";
import { Hono } from "hono";
import type { Language } from "../../base/language.ts";
import type { Role } from "../../domain/officer.ts";
import type { LoadedLibrary } from "../../main/library.ts";
import { actAs, type Ctx } from "../../services/context.ts";
import { receive } from "../../services/conversation/receive.ts";
import * as schema from "../../store/schema.ts";
import { type TestCtx, testCtx, testLibrary } from "../../testing/ctx.ts";
import { type StoreKind, testDatabase } from "../../testing/database.ts";
import { person } from "../../testing/inbound.ts";
import { createAssets, UI_ASSETS } from "../../ui/assets.ts";
import { readAssetFromDisk } from "../../ui/read-asset.ts";
import { createLiveHub, type LiveHub } from "../live.ts";
import { CONSOLE_ASSETS, consoleRoutes } from "../routes.tsx";

export const PASSWORD = "correct horse battery";
const ORIGIN = "http://localhost";

export type TestOfficer = { id: string; name: string; email: string; role: Role; ctx: TestCtx };

export type TestLine = {
  ctx: TestCtx;
  hub: LiveHub;
  app: Hono;
  officer(name: string, role?: Role, language?: Language, focalPoint?: boolean): Promise<TestOfficer>;
  /** What a person says, handled as a channel would hand it in; gives the conversation that it stands in. */
  says(address: string, ...texts: string[]): Promise<string>;
  /** A request of a browser that signed in, or of nobody. */
  ask(path: string, options?: Asked): Promise<Response>;
  signIn(officer: TestOfficer): Promise<string>;
  drop(): Promise<void>;
};
type Asked = { cookie?: string; form?: Record<string, string>; headers?: Record<string, string>; htmx?: boolean };

let hashed: Promise<string> | null = null;

/** A helpline with a console, on a test database of its own. */
export async function testLine(kind: StoreKind = "pglite", overrides: Partial<Ctx> = {}): Promise<TestLine> {
  const database = await testDatabase(kind);
  const ctx = await testCtx(database.db, overrides);
  const hub = createLiveHub({ db: ctx.db, clock: ctx.clock, log: ctx.log, intervalMs: 20 });
  ctx.changed = () => hub.poke();
  const assets = await createAssets([...UI_ASSETS, ...CONSOLE_ASSETS], readAssetFromDisk);
  const app = new Hono();
  app.route("/assets", assets.routes);
  app.route(
    "/console",
    consoleRoutes({
      context: () => ctx,
      live: () => hub,
      translate: (testLibrary() as LoadedLibrary).ui,
      assets,
      publicUrl: null,
      clientAddress: () => "192.0.2.1",
    }),
  );
  const people = new Map<string, ReturnType<typeof person>>();

  const line: TestLine = {
    ctx,
    hub,
    app,
    async officer(name, role = "officer", language = "en", focalPoint = false) {
      const id = ctx.ids();
      const email = `${name.toLowerCase()}@example.org`;
      const now = new Date(ctx.clock());
      const stamps = { createdAt: now, updatedAt: now };
      await ctx.db.orm.insert(schema.officer).values({ id, name, email, role, language, focalPoint, ...stamps });
      hashed ??= hashPassword(PASSWORD);
      await ctx.db.orm.insert(schema.officerAccount).values({
        id: ctx.ids(),
        accountId: id,
        providerId: "credential",
        userId: id,
        password: await hashed,
        ...stamps,
      });
      const actor = { kind: "officer", officer: { id, role, focalPoint } } as const;
      return { id, name, email, role, ctx: actAs(ctx, actor) as TestCtx };
    },
    async says(address, ...texts) {
      const who = people.get(address) ?? person(address);
      people.set(address, who);
      for (const text of texts) await receive(ctx, who.says(text));
      const rows = await ctx.db.orm.select().from(schema.conversation);
      const latest = rows
        .sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime() || (a.id < b.id ? -1 : 1))
        .at(-1);
      if (!latest) throw new Error("the message made no conversation");
      return latest.id;
    },
    async ask(path, { cookie, form, headers = {}, htmx } = {}) {
      const all = new Headers({ origin: ORIGIN, accept: "text/html", ...headers });
      if (cookie) all.set("cookie", cookie);
      if (htmx) all.set("hx-request", "true");
      const body = form && new URLSearchParams(form);
      return app.request(`${ORIGIN}${path}`, { method: form ? "POST" : "GET", headers: all, ...(body && { body }) });
    },
    async signIn({ email }) {
      const answer = await line.ask("/console/sign-in", { form: { email, password: PASSWORD } });
      if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}`);
      return cookiesOf(answer);
    },
    drop: () => database.drop(),
  };
  return line;
}

export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
