import type { Action, ActionType } from "../flow.ts";

export type ActionOf<T extends ActionType> = Extract<Action, { type: T }>;
