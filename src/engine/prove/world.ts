import type { Reading } from "../../domain/reading.ts";
import type { Env } from "../env.ts";
import type { Revision } from "../revision.ts";
import type { Liveness } from "./liveness.ts";

/** What a walk goes through: flows, the channel with the least room, and how typed words are understood. */
export type Walked = {
  revision: Revision;
  env: Env;
  understand: (text: string) => Reading;
};

export type World = Walked & { live: Liveness };
