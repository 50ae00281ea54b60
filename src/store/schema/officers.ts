import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Language } from "../../base/language.ts";
import type { Role } from "../../domain/officer.ts";

import { at, bytea } from "./columns.ts";

/** Whom the person may have wished to talk to. */
export type OfficerGender = "woman" | "man";

/** Officers' accounts. Property names are better-auth's, which reads and writes these tables; `officer` is its `user`. */
export const officer = pgTable(
  "officer",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
    twoFactorEnabled: boolean("two_factor_enabled").notNull().default(false),
    role: text().$type<Role>().notNull(),
    language: text().$type<Language>().notNull(),
    gender: text().$type<OfficerGender>(),
    /** On duty while this lies ahead; a forgotten shift ends by itself. */
    onDutyUntil: at("on_duty_until"),
    disabledAt: at("disabled_at"),
    /** Sees complaints about staff of help, which nobody else does. */
    focalPoint: boolean("focal_point").notNull().default(false),
  },
  (t) => [
    uniqueIndex("officer_email").on(t.email),
    index("officer_on_duty").on(t.onDutyUntil).where(sql`${t.onDutyUntil} is not null`),
  ],
);

export const officerSession = pgTable(
  "officer_session",
  {
    id: text().primaryKey(),
    token: text().notNull(),
    userId: text("officer_id")
      .notNull()
      .references(() => officer.id, { onDelete: "cascade" }),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
  },
  (t) => [uniqueIndex("officer_session_token").on(t.token), index("officer_session_officer").on(t.userId)],
);

/** How an officer signs in: one row, with the password's hash. */
export const officerAccount = pgTable(
  "officer_account",
  {
    id: text().primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("officer_id")
      .notNull()
      .references(() => officer.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text(),
    password: text(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [
    index("officer_account_officer").on(t.userId),
    uniqueIndex("officer_account_provider").on(t.providerId, t.accountId),
  ],
);

/** Half-done sign-ins: the second factor is still to come. */
export const officerVerification = pgTable(
  "officer_verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [index("officer_verification_identifier").on(t.identifier)],
);

/** Secret and backup codes, encrypted by better-auth with the line's own secret. */
export const officerTwoFactor = pgTable(
  "officer_two_factor",
  {
    id: text().primaryKey(),
    userId: text("officer_id")
      .notNull()
      .references(() => officer.id, { onDelete: "cascade" }),
    secret: text().notNull(),
    backupCodes: text("backup_codes").notNull(),
    verified: boolean().notNull().default(false),
    failedVerificationCount: integer("failed_verification_count").notNull().default(0),
    lockedUntil: at("locked_until"),
  },
  (t) => [index("officer_two_factor_officer").on(t.userId), index("officer_two_factor_secret").on(t.secret)],
);

/** Attempts by address and path, and by account; keys carry no e-mail in clear. */
export const officerRateLimit = pgTable(
  "officer_rate_limit",
  {
    id: text().primaryKey(),
    key: text().notNull(),
    count: integer().notNull(),
    lastRequest: bigint("last_request", { mode: "number" }).notNull(),
  },
  (t) => [uniqueIndex("officer_rate_limit_key").on(t.key)],
);

/** One-time links that make an account. Only a hash of the link's token is kept. */
export const officerInvitation = pgTable(
  "officer_invitation",
  {
    id: uuid().primaryKey(),
    hash: bytea().notNull(),
    role: text().$type<Role>().notNull(),
    /** Null for the first administrator's link, which the server prints. */
    invitedBy: text("invited_by"),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    officerId: text("officer_id"),
  },
  (t) => [uniqueIndex("officer_invitation_hash").on(t.hash)],
);
