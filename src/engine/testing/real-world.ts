import { NOON, TEST_LIMITS, testLibrary } from "../../testing/ctx.ts";
import type { World } from "../talk.ts";

/** The flows, texts, answers and understanding of the repository, on a working day at noon. */
export function realWorld(): World {
  const library = testLibrary();
  return {
    revision: library.current(),
    env: { now: NOON, channel: "telegram", limits: TEST_LIMITS, content: library.content(NOON), status: "bot" },
    understand: library.understand,
  };
}
