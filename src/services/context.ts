import type { Clock } from "../base/clock.ts";
import type { Ids } from "../base/ids.ts";
import type { Language } from "../base/language.ts";
import type { Log } from "../base/log.ts";
import type { BlobStore } from "../domain/blob-store.ts";
import type { ChannelLimits, ChannelName, InboundContent } from "../domain/channel.ts";
import type { Content } from "../domain/content.ts";
import type { OpeningHours } from "../domain/hours.ts";
import type { Actor } from "../domain/officer.ts";
import type { Reading } from "../domain/reading.ts";
import type { Triage } from "../domain/triage.ts";
import type { Revision } from "../engine/revision.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Instrument } from "../screening/instrument.ts";
import type { Db, Tx } from "../store/db.ts";
import type { Keyring } from "../store/keyring.ts";

/** Flows and words as they run now. */
export type Library = {
  /** The revision that new sessions get. */
  current(): Revision;
  /** An earlier one that a session is pinned to; null when it is unknown here (it is then moved to the current one). */
  revision(hash: string, db: Tx): Promise<Revision | null>;
  /** What may be given to people at `now`. */
  content(now: number): Content;
  /** Texts of a revision together with the content's. */
  translate(revision: Revision): Translate;
  /** What people are screened by, by name. */
  instruments: ReadonlyMap<string, Instrument>;
  understand(content: InboundContent, current: { language: Language | null }): Reading;
};

export type Settings = {
  hours: OpeningHours;
  triage: Triage;
  /** Alarms go to ALERT_WEBHOOK_URL too. */
  alerts: boolean;
  /** Minutes that a person may wait for the officer who holds the conversation before it returns to the queue. */
  claimLapseMinutes: number;
  /** Largest file that is fetched from a provider, in bytes. */
  mediaBytes: number;
};

/** What a use case has to work with. Made per request or job; nothing captures it. */
export type Ctx = {
  db: Db;
  keys: Keyring;
  blobs: BlobStore;
  clock: Clock;
  ids: Ids;
  /** 0 ≤ x < 1 */
  random: () => number;
  log: Log;
  actor: Actor;
  library: Library;
  settings: Settings;
  limits: Readonly<Record<ChannelName, ChannelLimits>>;
  /** After a commit: there may be something to send or to run. */
  wake(): void;
  /** After a commit: a conversation or an alarm changed; a hint for open consoles. */
  changed(): void;
};

export function actAs(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor };
}
