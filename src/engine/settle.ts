import { perform } from "./actions/perform.ts";
import { ask, askAgain } from "./ask.ts";
import { isCovered } from "./covered.ts";
import { answerAsked } from "./first-question.ts";
import { routeByConditions } from "./routers/condition.ts";
import { FlowFault, fresh, nodeOf, placedAt, type Run, setTop, topOf } from "./run.ts";

/** More nodes than any answer of ours passes: past it flows run in a circle without a wait. */
const MAX_MOVES = 100;

/** Where the loop stands: before a node, after its actions, or at a frame that has come to the top again. */
type Phase = "enter" | "leave" | "resume";

/** Runs nodes from the top frame on until one waits, or until nothing more may be said. */
export function settle(run: Run, from: Phase): void {
  let phase: Phase | "done" = from;
  while (phase !== "done") {
    if (++run.moves > MAX_MOVES) throw new FlowFault(`${MAX_MOVES} nodes without a wait`);
    phase = phase === "enter" ? enterNode(run) : phase === "leave" ? leaveNode(run) : resume(run);
  }
}

/** Goes to a node of the top flow, or ends it, and runs on. */
export function goTo(run: Run, target: string): void {
  const phase = move(run, target);
  if (phase !== "done") settle(run, phase);
}

function enterNode(run: Run): Phase | "done" {
  if (topOf(run).fresh) begin(run);
  const node = nodeOf(run);
  for (const action of node.actions) {
    perform(run, action);
    if (action.type === "enter_flow") return topOf(run).fresh ? "enter" : "resume";
  }
  if (!node.wait) return "leave";
  ask(run);
  return "done";
}

function begin(run: Run): void {
  const top = topOf(run);
  setTop(run, placedAt(top, top.node));
}

function leaveNode(run: Run): Phase | "done" {
  const node = nodeOf(run);
  const target = node.router?.type === "condition" ? routeByConditions(run, node.router) : node.go;
  if (target === undefined) throw new FlowFault("no way out of this node");
  return move(run, target);
}

function resume(run: Run): Phase | "done" {
  if (topOf(run).fresh) return "enter";
  if (!nodeOf(run).wait) return "leave";
  askAgain(run);
  return "done";
}

function move(run: Run, target: string): Phase | "done" {
  if (target === "end") return endFlow(run);
  setTop(run, placedAt(topOf(run), target));
  return "enter";
}

function endFlow(run: Run): Phase | "done" {
  const ended = run.frames.pop();
  if (run.hush) return rest(run);
  if (run.frames.length === 0) run.frames.push(fresh(run.revision, "menu"));
  if (run.asked === null || ended?.flow !== run.revision.helpline.welcome) {
    return restsForOfficer(run) ? restAt(run) : "resume";
  }
  answerAsked(run, run.asked);
  return "enter";
}

/** While an officer talks with the person, a question of the bot's own does not come again by itself; the officer's does. */
function restsForOfficer(run: Run): boolean {
  const { commands } = run.revision.helpline;
  if (run.screening || run.env.status !== "officer" || topOf(run).fresh || !nodeOf(run).wait || isCovered(run))
    return false;
  return topOf(run).flow !== commands.delete_data && topOf(run).flow !== commands.stop;
}

function restAt(run: Run): "done" {
  run.waiting = null;
  run.deadline = null;
  return "done";
}

/** Stops without a question: the person asked for silence, or is nobody we know any more. */
function rest(run: Run): "done" {
  run.frames = [fresh(run.revision, "menu")];
  if (run.hush === "deleted") run.frames.push(fresh(run.revision, "welcome"));
  run.waiting = null;
  run.deadline = null;
  return "done";
}
