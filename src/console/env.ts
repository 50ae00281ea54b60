import type { Context } from "hono";
import type { Language } from "../base/language.ts";
import type { Role } from "../domain/officer.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Ctx } from "../services/context.ts";
import type { Assets } from "../ui/assets.ts";
import type { Say } from "../ui/say.ts";
import type { Auth } from "./auth.ts";
import type { LiveHub } from "./live.ts";

/** What the console needs of the process that it runs in. */
export type ConsoleDeps = {
  /** The context of one request, with a database that lives as long; its actor does not matter. */
  context(c: Context): Ctx;
  /** Tells open pages what changed: one for a process on Node, one for a request on a Worker. */
  live(c: Context): LiveHub;
  /** Texts of the interface, keys `console.…`. */
  translate: Translate;
  assets: Assets;
  /** Where officers reach the console, as `https://help.example.org`; null while it is only tried on this machine. */
  publicUrl: string | null;
  /** The address that the request came from, for limits on attempts; never stored in clear beyond the session. */
  clientAddress(c: Context): string | null;
};

export type SignedIn = {
  id: string;
  name: string;
  email: string;
  role: Role;
  language: Language;
  onDuty: boolean;
  secondFactor: boolean;
  /** Named for complaints about staff of help. */
  focalPoint: boolean;
};

export type ConsoleEnv = {
  Variables: {
    deps: ConsoleDeps;
    ctx: Ctx;
    auth: Auth;
    lang: Language;
    t: Say;
    /** Set by the guard; only the open routes do without. */
    officer: SignedIn;
  };
};

export type C = Context<ConsoleEnv>;
