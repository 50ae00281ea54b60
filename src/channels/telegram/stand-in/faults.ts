import { ApiFailure } from "./api-failure.ts";

export type Fault = {
  /** Only calls of this method; any when left out. */
  method?: string;
  /** Only calls to this chat; any when left out. */
  chat?: number;
  /** How many calls; 1 when left out. */
  times?: number;
  /** `bad_gateway` is a page of HTML, `timeout` never answers, `slow` answers after `delayMs`. */
  with: "rate_limit" | "blocked" | "server_error" | "bad_gateway" | "timeout" | "slow" | "disconnect";
  /** Seconds, with `rate_limit`. */
  retryAfter?: number;
  delayMs?: number;
  /** The call takes effect all the same, and only its answer is lost. */
  applied?: boolean;
};

/** Takes the first fault that fits a call and counts it down. */
export function takeFault(faults: Fault[], method: string, chat: string): Fault | null {
  const fits = (fault: Fault) =>
    (fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase()) &&
    (fault.chat === undefined || String(fault.chat) === chat);
  const index = faults.findIndex(fits);
  const fault = faults[index];
  if (fault === undefined) return null;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) faults[index] = { ...fault, times: left };
  else faults.splice(index, 1);
  return fault;
}

export function failureOf(fault: Fault): ApiFailure | null {
  switch (fault.with) {
    case "rate_limit": {
      const seconds = fault.retryAfter ?? 1;
      return new ApiFailure(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    case "blocked":
      return new ApiFailure(403, "Forbidden: bot was blocked by the user");
    case "server_error":
      return new ApiFailure(502, "Bad Gateway");
    default:
      return null;
  }
}
