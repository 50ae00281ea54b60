import type { Read } from "./measures.ts";
import { DEV, type SetName } from "./messages.ts";
import type { Group } from "./table.ts";

export type ReadSets = readonly (readonly [name: SetName, reads: readonly Read[]])[];

/** A part of the report: the sets that it is measured on, and its tables. */
export type Part = { title: string; sets: readonly SetName[]; report: (sets: ReadSets) => string[] };

/** The blind sets together; `dev` only where nothing else was asked for. */
export function blindOr(sets: ReadSets): { name: string; reads: readonly Read[] } {
  const blind = sets.filter(([name]) => name !== DEV);
  const chosen = blind.length > 0 ? blind : sets;
  const [[name] = [DEV]] = chosen;
  return { name: chosen.length > 1 ? "blind" : name, reads: chosen.flatMap(([, reads]) => reads) };
}

/** A row for each set, and one for the blind ones together. */
export function rowsOf(sets: ReadSets): Group[] {
  const blind = sets.filter(([name]) => name !== DEV);
  return blind.length > 1 ? [...sets, ["blind together", blind.flatMap(([, reads]) => reads)]] : [...sets];
}
