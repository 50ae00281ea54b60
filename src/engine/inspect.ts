import type { Problem } from "../base/problem.ts";
import { choicesProblems } from "./inspect/choices.ts";
import type { Inspected } from "./inspect/inspected.ts";
import { labelCommandProblems } from "./inspect/label-commands.ts";
import { loopProblems } from "./inspect/loops.ts";
import { nodeShapeProblems } from "./inspect/node-shapes.ts";
import { reachProblems } from "./inspect/reach.ts";
import { recordProblems } from "./inspect/records.ts";
import { roleProblems } from "./inspect/roles.ts";
import { targetProblems } from "./inspect/targets.ts";
import { textProblems } from "./inspect/texts.ts";
import { topicProblems } from "./inspect/topics.ts";

/** What can be told of flows without running them: all that is wrong with them as a whole, by file and line. */
export function inspectRevision(inspected: Inspected): Problem[] {
  return [
    ...targetProblems(inspected),
    ...nodeShapeProblems(inspected),
    ...roleProblems(inspected),
    ...topicProblems(inspected),
    ...recordProblems(inspected),
    ...reachProblems(inspected),
    ...loopProblems(inspected),
    ...choicesProblems(inspected),
    ...labelCommandProblems(inspected),
    ...textProblems(inspected),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
