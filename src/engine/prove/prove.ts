import type { Problem } from "../../base/problem.ts";
import type { FlowSet } from "../read.ts";
import { livenessOf } from "./liveness.ts";
import type { Gone } from "./place.ts";
import { askedTwice } from "./rules/asked-twice.ts";
import { breaks } from "./rules/breaks.ts";
import { danger } from "./rules/danger.ts";
import { deadEnd } from "./rules/dead-end.ts";
import { enough } from "./rules/enough.ts";
import { menu } from "./rules/menu.ts";
import { person } from "./rules/person.ts";
import { quickExit } from "./rules/quick-exit.ts";
import type { Rule } from "./rules/rule.ts";
import { sensitive } from "./rules/sensitive.ts";
import { silence } from "./rules/silence.ts";
import { stop } from "./rules/stop.ts";
import { tell } from "./tell.ts";
import { MOST_PLACES, tooManyPlaces, walk } from "./walk.ts";
import type { Walked } from "./world.ts";

const RULES: readonly Rule[] = [
  breaks,
  person,
  stop,
  quickExit,
  menu,
  sensitive,
  deadEnd,
  danger,
  silence,
  enough,
  askedTwice,
];

/** `rule`: which one is broken. */
export type Broken = Problem & { rule: string };
export type Proof = { problems: Broken[]; places: number; moves: number };

/**
 * Walks every place that people can reach and holds each rule to each move. What breaks one is told once for each node,
 * with the shortest dialogue that shows it. Flows must have passed `inspectRevision` before.
 */
export function proveSafe(walked: Walked, sources: FlowSet["sources"], mostPlaces = MOST_PLACES): Proof {
  const world = { ...walked, live: livenessOf(walked.revision) };
  const broken = new Map<string, Broken>();
  const { places, moves, complete } = walk(
    world,
    (gone) => {
      for (const rule of RULES) {
        const fault = rule.check(gone, world);
        if (fault === null) continue;
        const at = whereOf(gone, rule);
        const key = `${rule.name} ${at.flow}.${at.node}`;
        if (!broken.has(key)) broken.set(key, { rule: rule.name, ...problemOf(gone, at, fault, sources) });
      }
    },
    mostPlaces,
  );
  const problems = [...broken.values()];
  if (!complete) problems.push({ rule: "bound", file: "flows", line: 1, path: "", fault: tooManyPlaces(mostPlaces) });
  return { problems, places: places.length, moves };
}

type Where = { flow: string; node: string };

/** Questions are faults of the node that asks them; all else of the node that was left. */
function whereOf({ from, place, events }: Gone, { name }: Rule): Where {
  const error = events.find((event) => event.type === "error_raised");
  if (error) return error;
  const asks = name === "sensitive" || name === "dead_end";
  const session = asks ? place.session : (from.session ?? place.session);
  return session?.frames.at(-1) ?? { flow: "helpline", node: "" };
}

function problemOf(gone: Gone, { flow, node }: Where, fault: string, sources: FlowSet["sources"]): Problem {
  const source = sources.get(flow);
  const told = `${fault}. The shortest way there:\n${tell(gone)}`;
  if (!source) return { file: `flows/${flow}.yaml`, line: 1, path: node, fault: told };
  return { file: source.file, ...source.place(["nodes", node]), path: `nodes.${node}`, fault: told };
}
