import type { StandInState } from "./state.ts";

/** Resolves with the first answer of `look` that is not undefined, asked after each change; rejects after `ms`. */
export function waitUntil<T>(state: StandInState, look: () => T | undefined, ms: number, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      state.listeners.delete(check);
      clearTimeout(timer);
      end();
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`${what} did not come within ${ms} ms`))), ms);
    const check = () => {
      const found = look();
      if (found !== undefined) settle(() => resolve(found));
    };
    state.listeners.add(check);
    check();
  });
}
