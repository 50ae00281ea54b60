import type { Language } from "../base/language.ts";
import type { ContactTime } from "../domain/contact-time.ts";
import type { Reading } from "../domain/reading.ts";
import type { ConsentKind, ScreeningEnd } from "./flow.ts";
import type { Value } from "./session.ts";

/** A text by its key in the locales or the content, rendered in `language` when the event is applied. */
export type TextRef = { key: string; params?: Readonly<Record<string, string | number>> };
export type OfferedChoice = { token: string; label: TextRef };

/** What brought the engine to life. */
export type Trigger =
  /** `message`: the caller's name for what was read, if what follows from it may name it. */
  | { type: "read"; reading: Reading; message?: string }
  | { type: "timed_out" }
  /** The service enters a flow of the helpline, as after an officer has closed; `above`: what stood before comes again. */
  | { type: "entered"; flow: string; above?: true; variables?: Readonly<Record<string, Value>> };

/** What happened, for the caller to perform, in order. */
export type Event =
  | { type: "message_created"; text: TextRef; language: Language; choices: readonly OfferedChoice[] }
  | { type: "language_changed"; language: Language }
  | { type: "consent_recorded"; consent: ConsentKind; given: boolean }
  | { type: "person_requested"; reason: string; intake: Readonly<Record<string, Value>> }
  | { type: "queue_left" }
  | { type: "article_sent"; article: string }
  /** `message`: the one that asked, which may have come before the one that is handled. */
  | { type: "question_not_understood"; message?: string }
  | { type: "data_deleted" }
  | { type: "contact_stopped" }
  | { type: "feedback_given"; score: number; comment: string | null }
  | { type: "alarm_raised"; alarm: string }
  | { type: "screening_started"; instrument: string; entry: string }
  /** `answer` is null for words that are no choice: the message itself says them. */
  | { type: "answer_recorded"; question: string; answer: string | number | null }
  | { type: "screening_ended"; how: ScreeningEnd }
  /** The person can be written to: what was held goes out. */
  | { type: "safety_confirmed" }
  | { type: "messages_hidden" }
  | { type: "contact_time_chosen"; time: ContactTime }
  /** A flow went wrong at run time; the person was led to the menu. */
  | { type: "error_raised"; flow: string; node: string; fault: string };
