export type FailureParameters = { retry_after?: number; migrate_to_chat_id?: number };

/** The Bot API says no; becomes `{ok: false, …}` with the same HTTP status. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 429 | 502,
    readonly description: string,
    readonly parameters?: FailureParameters,
  ) {
    super(description);
  }
}

export function badRequest(what: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${what}`);
}
