import { Refusal } from "../../base/errors.ts";
import type { Drawable } from "../../engine/draw/step.ts";
import { enteredBy } from "../../engine/inspect/exits.ts";
import type { Revision } from "../../engine/revision.ts";
import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

export type ReadFlow = {
  flow: Drawable;
  /** What it says, as it runs now. */
  texts: Revision["texts"];
  /** Other flows that it enters, and that enter it. */
  enters: string[];
  enteredBy: string[];
};

/** A flow that new conversations run on. Refuses a name that no flow has. */
export function readFlow(ctx: Ctx, name: string): ReadFlow {
  authorize(ctx, "flow.read");
  const { flows, texts } = ctx.library.current();
  const found = flows.get(name);
  if (!found) throw new Refusal("not_found", "there is no such flow");
  const entered = (flow: typeof found) => new Set([...flow.nodes.values()].flatMap((node) => enteredBy(node) ?? []));
  return {
    flow: { ...found, nodes: Object.fromEntries(found.nodes) },
    texts,
    enters: [...entered(found)].sort(),
    enteredBy: [...flows.values()].filter((flow) => entered(flow).has(name)).map(({ flow }) => flow),
  };
}
