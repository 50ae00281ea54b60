/** What a use case may refuse, as a closed list; each transport maps it once (HTTP status, page, exit code). */
export const REFUSAL_CODES = [
  "not_found",
  "not_allowed",
  "not_signed_in",
  "invalid",
  "already_claimed",
  "not_claimed_by_you",
  "closed",
  "unreachable",
  "already_asked",
  "away",
  "declined",
  "stale",
  "busy",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A use case said no. The message is for logs and officers: it says what to do next and carries no personal data. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly code: RefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Why a provider did not take a message, as a closed list. */
export const DELIVERY_CODES = [
  "rate_limited",
  "blocked",
  "unknown_recipient",
  "rejected",
  "unauthorized",
  "provider_down",
  "timed_out",
  "network",
] as const;
export type DeliveryCode = (typeof DELIVERY_CODES)[number];

const RETRYABLE: ReadonlySet<DeliveryCode> = new Set([
  "rate_limited",
  "provider_down",
  "timed_out",
  "network",
  "unauthorized",
]);

/** A delivery failed. `retryAfterMs` is the provider's own wish, in milliseconds. */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  constructor(
    readonly code: DeliveryCode,
    options: ErrorOptions & { retryAfterMs?: number } = {},
  ) {
    super(`delivery failed: ${code}`, options);
    this.retryable = RETRYABLE.has(code);
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** A setting, file or argument is wrong; the message is the one line an operator sees. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
