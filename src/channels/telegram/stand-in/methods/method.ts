import type { Params } from "../params.ts";
import type { StandInState } from "../state.ts";

/** One method of the Bot API: its `result`, or a thrown `ApiFailure`. `gone` is aborted once the caller hung up. */
export type Method = (state: StandInState, params: Params, gone: AbortSignal) => unknown;
export type Methods = Record<string, Method>;
