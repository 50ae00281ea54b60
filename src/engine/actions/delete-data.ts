import { flowOf, fresh, freshFrame, type Run, topOf } from "../run.ts";

/** Besides the service's erasure, nothing that the person said stays in the session itself. */
export function deleteData(run: Run): void {
  const { flow, node } = topOf(run);
  const { variables } = freshFrame(flowOf(run.revision, flow));
  run.frames = [fresh(run.revision, "menu"), { flow, node, variables }];
  run.trail = [];
  run.consents = {};
  run.asked = null;
  run.requested = null;
  run.hush = "deleted";
  run.events.push({ type: "data_deleted" });
}
