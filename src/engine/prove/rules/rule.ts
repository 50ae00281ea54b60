import type { Gone } from "../place.ts";
import type { World } from "../world.ts";

/** What must hold of a move; the fault in plain words where it does not. */
export type Rule = { name: string; check: (gone: Gone, world: World) => string | null };
