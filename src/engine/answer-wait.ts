import type { Command, Reading } from "../domain/reading.ts";
import type { Topic } from "../domain/topic.ts";
import { askAgain } from "./ask.ts";
import { COMMON_TEXTS } from "./common-texts.ts";
import { isCovered } from "./covered.ts";
import { enterTopic } from "./enter-topic.ts";
import { isFirst } from "./first-question.ts";
import { interruptAside, remember } from "./interrupt.ts";
import { isWayOut, leaveQuickly } from "./leave-quickly.ts";
import { meetOtherLanguage } from "./meet-other-language.ts";
import { noteNotUnderstood } from "./note-not-understood.ts";
import { isOtherLanguage } from "./other-language.ts";
import type { RuntimeNode } from "./revision.ts";
import { record } from "./routers/record.ts";
import { route } from "./routers/route.ts";
import { FlowFault, nodeOf, type Run, topOf } from "./run.ts";
import { sendText } from "./send-text.ts";
import { setVariable } from "./set-variable.ts";
import { goTo } from "./settle.ts";
import { nearestAnswers, sureAnswer } from "./sure-answer.ts";
import type { Notice, Taken } from "./taken.ts";
import { type TopicFlow, topicFlow } from "./topic-flow.ts";
import { accept } from "./waits/accept.ts";
import { written } from "./written.ts";

/** Gives what came to the wait in force: its own answers first, then as a question. */
export function answerWait(run: Run, reading: Reading, command: Command | null): void {
  const node = nodeOf(run);
  if (!node.wait) throw new FlowFault("nothing is waited for here");
  const outcome = accept({ run, node, reading, command }, node.wait);
  switch (outcome.type) {
    case "taken":
      take(run, node, outcome.taken);
      return;
    case "again":
      askAfter(run, outcome.notice);
      return;
    case "unreadable":
      meetUnreadable(run, node, reading);
      return;
    case "unmatched":
      meetQuestion(run, node, reading);
      return;
    default:
      outcome satisfies never;
  }
}

function take(run: Run, node: RuntimeNode, taken: Taken): void {
  if (isWayOut(run, node, taken.option)) {
    leaveQuickly(run);
    return;
  }
  remember(run);
  const target = node.router ? route(run, node, node.router, taken) : node.go;
  if (target === undefined) throw new FlowFault("no way out of this node");
  goTo(run, target);
}

function askAfter(run: Run, notice: Notice | null): void {
  if (notice) sendText(run, notice);
  askAgain(run);
}

/** Once: who is already told is asked again and not told twice. */
function meetUnreadable(run: Run, node: RuntimeNode, reading: Reading): void {
  const { unreadable } = run.revision.helpline;
  if (isCovered(run)) {
    meetQuestion(run, node, reading);
    return;
  }
  if (run.frames.some((frame) => frame.flow === unreadable)) {
    askAgain(run);
    return;
  }
  interruptAside(run, unreadable, { kind: reading.media ?? reading.kind });
}

function meetQuestion(run: Run, node: RuntimeNode, reading: Reading): void {
  if (isOtherLanguage(run, reading)) {
    meetOtherLanguage(run, reading);
    return;
  }
  const { helpline } = run.revision;
  if (keepsWords(run, node, reading)) return;
  const article = sureAnswer(run, reading);
  if (article !== null) {
    run.asked = null;
    interruptAside(run, helpline.answer, { article });
    return;
  }
  const nearest = nearestAnswers(run, reading).join(",");
  const about = topicFlow(run, reading);
  if (about && comesFirst(run, about)) enterTopic(run, about, nearest);
  else if (node.router?.type === "choice" && node.router.otherwise !== undefined)
    takeWords(run, node, reading, nearest);
  else if (isCovered(run)) askAgain(run);
  else if (about) enterTopic(run, about, nearest);
  else {
    run.asked = null;
    noteNotUnderstood(run, run.message);
    interruptAside(run, helpline.not_understood, { nearest });
  }
}

/** A story told instead of a choice is for the officer; who wants a person, or no more of this, gets that. */
function keepsWords(run: Run, node: RuntimeNode, reading: Reading): boolean {
  const { router } = node;
  if (router?.type !== "choice" || router.record === undefined) return false;
  if (router.otherwise !== undefined && node.wait?.type !== "number") return false;
  const about = topicFlow(run, reading);
  if (about && FROM_QUESTIONS.has(about.topic)) enterTopic(run, about, "");
  else {
    record(run, router.record, { value: null });
    askAfter(run, { key: COMMON_TEXTS.wordsKept });
  }
  return true;
}

const FROM_QUESTIONS: ReadonlySet<string> = new Set<Topic>(["talk_to_human", "stop_unsubscribe", "delete_my_data"]);

function takeWords(run: Run, node: RuntimeNode, reading: Reading, nearest: string): void {
  if (topOf(run).flow === run.revision.helpline.not_understood) {
    noteNotUnderstood(run, run.message);
    setVariable(run, "nearest", nearest);
  }
  take(run, node, { option: null, value: written(reading) });
}

/** Before a wait that takes any words: a person; what we do understand after "not understood"; in the welcome, what it is. */
function comesFirst(run: Run, { flow, topic }: TopicFlow): boolean {
  const { commands, not_understood, welcome } = run.revision.helpline;
  const at = topOf(run).flow;
  return flow === commands.human || at === not_understood || (at === welcome && !isFirst(run) && ABOUT_LINE.has(topic));
}

/** What who is asked for consent may want to know or do first. */
const ABOUT_LINE: ReadonlySet<string> = new Set<Topic>([
  "who_are_you",
  "menu_help",
  "language_change",
  "stop_unsubscribe",
  "delete_my_data",
]);
