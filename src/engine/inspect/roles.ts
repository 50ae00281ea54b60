import type { Problem } from "../../base/problem.ts";
import type { Inspected } from "./inspected.ts";
import { endsUnasked } from "./loops.ts";
import { problemIn } from "./nodes.ts";

/** What the engine counts on in the flows that helpline.yaml names. */
export function roleProblems({ flows, helpline, sources }: Inspected): Problem[] {
  const problems: Problem[] = [];
  const want = (id: string, holds: boolean, path: string[], fault: string) => {
    if (flows[id] && !holds) problems.push(problemIn(sources, id, path, fault));
  };
  const declares = (id: string, name: string) => name in (flows[id]?.variables ?? {});
  const { menu, answer, not_understood, commands, safe_check } = helpline;
  want(menu, flows[menu]?.on_edit === "move", ["flow"], "everybody stands in the menu always: give it `on_edit: move`");
  want(answer, declares(answer, "article"), ["variables"], "declare `article`: it holds the entry that answers");
  want(not_understood, declares(not_understood, "nearest"), ["variables"], "declare `nearest`: it holds the entries");
  if (safe_check !== undefined)
    want(safe_check, declares(safe_check, "why"), ["variables"], "declare `why`: it holds what led here");
  const quick = flows[commands.quick_exit];
  want(
    commands.quick_exit,
    !quick || !endsUnasked(flows, quick),
    ["start"],
    "it must wait before it ends: else the question that was left comes up at once",
  );
  return problems;
}
