import type { Command, Reading } from "../../domain/reading.ts";
import type { RuntimeNode } from "../revision.ts";
import type { Run } from "../run.ts";

/** Something that came for the wait in force at `node`. */
export type Arrival = { run: Run; node: RuntimeNode; reading: Reading; command: Command | null };
