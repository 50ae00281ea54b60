import { Api } from "grammy";

export const TELEGRAM_API_ROOT = "https://api.telegram.org";

export type Fetch = typeof globalThis.fetch;
export type TelegramApiOptions = { token: string; apiRoot?: string; fetch?: Fetch };

/** grammY's typed client over the platform's `fetch`, so that Node and Workers fail in the same ways. */
export function telegramApi({ token, apiRoot = TELEGRAM_API_ROOT, fetch = globalThis.fetch }: TelegramApiOptions): Api {
  return new Api(token, { apiRoot, fetch: asGrammyFetch(fetch) });
}

type GrammyFetch = NonNullable<NonNullable<ConstructorParameters<typeof Api>[1]>["fetch"]>;
type GrammyInit = {
  method: string;
  headers: Record<string, string>;
  body: string;
  signal: { aborted: boolean; addEventListener(type: "abort", listener: () => void): void };
};

// On Node grammY is typed for node-fetch and hands over its agent and an AbortSignal that no native fetch accepts.
// Only method, headers and a JSON body are passed on: we never upload files.
function asGrammyFetch(fetch: Fetch): GrammyFetch {
  const call = (url: string, { method, headers, body, signal }: GrammyInit) => {
    const controller = new AbortController();
    if (signal.aborted) controller.abort();
    signal.addEventListener("abort", () => controller.abort());
    return fetch(url, { method, headers, body, signal: controller.signal });
  };
  return call as unknown as GrammyFetch;
}

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** The platform's signal under the type that grammY has for it on Node; at run time grammY only listens to it. */
export function asGrammySignal(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal;
}
