import { ApiFailure } from "./api-failure.ts";
import { chatMethods } from "./methods/chats.ts";
import { mediaMethods } from "./methods/media.ts";
import { messageMethods } from "./methods/messages.ts";
import type { Method } from "./methods/method.ts";
import { settingMethods } from "./methods/settings.ts";
import { updateMethods } from "./methods/updates.ts";
import type { Params } from "./params.ts";
import { changed, type StandInState } from "./state.ts";

// Telegram does not mind the case of a method's name.
const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...updateMethods, ...messageMethods, ...mediaMethods, ...settingMethods, ...chatMethods }).map(
    ([name, method]) => [name.toLowerCase(), method],
  ),
);

/** Performs one method and keeps the call for the test to read. */
export async function callMethod(
  state: StandInState,
  name: string,
  params: Params,
  gone: AbortSignal,
): Promise<unknown> {
  const method = METHODS.get(name.toLowerCase());
  if (method === undefined) throw new ApiFailure(404, "Not Found: method not found");
  state.calls.push({ method: name, params: params.raw });
  changed(state);
  return method(state, params, gone);
}
