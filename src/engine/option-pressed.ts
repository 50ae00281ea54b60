import type { Reading } from "../domain/reading.ts";
import type { RuntimeNode } from "./revision.ts";
import type { Run } from "./run.ts";
import { readToken } from "./token.ts";

/** The option whose button was pressed; `stale` for a button of an earlier question; null where nothing was pressed. */
export function optionPressed({ waiting }: Run, node: RuntimeNode, { token }: Reading): string | "stale" | null {
  if (token === null) return null;
  const press = readToken(token);
  if (!press || !("option" in press) || press.serial !== waiting?.serial) return "stale";
  return waiting.options.includes(press.option) && leadsOn(node, press.option) ? press.option : "stale";
}

/** False after a move to a new revision whose node no longer has the option. */
function leadsOn({ branchOf, router }: RuntimeNode, option: string): boolean {
  return branchOf.has(option) || (router?.type === "choice" && router.listed !== undefined);
}
