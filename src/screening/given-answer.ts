/**
 * What a person answered. Of a `many` question each answer names one option or several with spaces between; "" stands
 * for words that are no answer.
 */
export type GivenAnswer = {
  question: string;
  answer: string | number;
  at: number;
  /** What they typed, if they typed. */
  words?: string;
  messageId?: string;
};

export type IndicatorValue = "yes" | "no" | "unknown";

/** `answered` where the answers decide; else why they do not. */
export type Why =
  | "answered"
  | "not_asked"
  | "skipped"
  | "not_known"
  | "time_not_told"
  | "not_named"
  /** Answered, and no threshold is set that would decide. */
  | "for_officer";
