import { authorize } from "../authorize.ts";
import type { Ctx } from "../context.ts";

/** `description`: as the flow's author wrote it; "" where there is none. */
export type FlowRow = { name: string; description: string; steps: number };

/** The flows that new conversations run on, by name. */
export function listFlows(ctx: Ctx): FlowRow[] {
  authorize(ctx, "flow.read");
  return [...ctx.library.current().flows.values()]
    .map(({ flow, description = "", nodes }) => ({ name: flow, description, steps: nodes.size }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
