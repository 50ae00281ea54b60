import { APIError, betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { twoFactor } from "better-auth/plugins/two-factor";
import { eq } from "drizzle-orm";
import type { Clock } from "../base/clock.ts";
import { PASSWORD_LENGTH } from "../services/officer/accept-invitation.ts";
import type { Db } from "../store/db.ts";
import type { Keyring } from "../store/keyring.ts";
import * as schema from "../store/schema.ts";

export type AuthDeps = {
  db: Db;
  keys: Keyring;
  /** Where officers reach the console; its scheme and host are the origin that sign-in accepts. */
  publicUrl: string;
  secureCookies: boolean;
  clock: Clock;
};

/** Set by us on every call, from the address that the server saw; what a browser sends under this name never counts. */
const CLIENT_ADDRESS_HEADER = "x-sanad-client-address";

/** A working day; whoever is active stays signed in. */
const SESSION_SECONDS = 12 * 3600;
const QUARTER_HOUR_SECONDS = 15 * 60;

/**
 * better-auth over our tables. Made per request, because a Worker's database does not outlive one; never mounted: the
 * console calls it, and people cannot. Accounts come from invitations only.
 */
export function createAuth({ db, keys, publicUrl, secureCookies, clock }: AuthDeps) {
  return betterAuth({
    appName: "Sanad",
    baseURL: new URL(publicUrl).origin,
    basePath: AUTH_PATH,
    secret: keys.authSecret,
    trustedOrigins: [new URL(publicUrl).origin],
    database: drizzleAdapter(db.orm, {
      provider: "pg",
      schema: {
        user: schema.officer,
        session: schema.officerSession,
        account: schema.officerAccount,
        verification: schema.officerVerification,
        twoFactor: schema.officerTwoFactor,
        rateLimit: schema.officerRateLimit,
      },
    }),
    user: {
      // Set by an invitation, and known here only so that better-auth finds the table as it expects it.
      additionalFields: {
        role: { type: "string", required: true, input: false },
        language: { type: "string", required: true, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 3600 },
    plugins: [twoFactor({ issuer: "Sanad" })],
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      customRules: {
        // An office shares one address: the limit on one account (`countAttempt`) is the tight one.
        "/sign-in/email": { window: QUARTER_HOUR_SECONDS, max: 60 },
        "/two-factor/verify-totp": { window: QUARTER_HOUR_SECONDS, max: 60 },
        "/two-factor/verify-backup-code": { window: QUARTER_HOUR_SECONDS, max: 30 },
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            const [officer] = await db.orm
              .select({ disabledAt: schema.officer.disabledAt })
              .from(schema.officer)
              .where(eq(schema.officer.id, session.userId));
            if (!officer || (officer.disabledAt && officer.disabledAt.getTime() <= clock()))
              throw new APIError("FORBIDDEN", { message: "this account is closed" });
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "sanad",
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { path: "/console" },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Below the cookies' path, and no route of ours. */
const AUTH_PATH = "/console/auth";

/** Calls better-auth as its own HTTP endpoint, which is where its limits on attempts are counted. */
export async function callAuth(
  auth: Auth,
  path: `/${string}`,
  body: Readonly<Record<string, unknown>>,
  from: { cookie: string | undefined; clientAddress: string | null },
): Promise<Response> {
  const { origin } = new URL(auth.options.baseURL);
  const headers = new Headers({ "content-type": "application/json", origin });
  if (from.cookie) headers.set("cookie", from.cookie);
  headers.set(CLIENT_ADDRESS_HEADER, from.clientAddress ?? "127.0.0.1");
  return auth.handler(
    new Request(`${origin}${AUTH_PATH}${path}`, { method: "POST", headers, body: JSON.stringify(body) }),
  );
}
