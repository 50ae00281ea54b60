import type { Command, CommandName, Reading, SignalKind } from "../domain/reading.ts";
import { answerWait } from "./answer-wait.ts";
import { askAgain } from "./ask.ts";
import { checkSafety, PAUSE_MS } from "./check-safety.ts";
import { chooseLanguage } from "./choose-language.ts";
import { isCovered } from "./covered.ts";
import { enterTopic } from "./enter-topic.ts";
import { askedIn, isFirst } from "./first-question.ts";
import { goBack } from "./go-back.ts";
import { handedTo } from "./handed-to.ts";
import { interrupt, interruptAside, interruptOnce } from "./interrupt.ts";
import { leaveQuickly } from "./leave-quickly.ts";
import { meetConcern } from "./meet-concern.ts";
import { meetOtherLanguage } from "./meet-other-language.ts";
import { optionWritten } from "./option-written.ts";
import { isOtherLanguage } from "./other-language.ts";
import { nodeOf, type Run, topOf } from "./run.ts";
import { dropQuestions } from "./sensitive.ts";
import { settle } from "./settle.ts";
import { nearestAnswers, sureAnswer } from "./sure-answer.ts";
import { toMenu } from "./to-menu.ts";
import { readToken } from "./token.ts";
import { topicFlow } from "./topic-flow.ts";

/** Reads what came in the one order there is: quick exit, danger, erasure, stop, a person, other commands, the wait, a question. */
export function receive(run: Run, came: Reading): void {
  const reading = asWritten(came);
  run.signals = reading.signals.map(({ kind }) => kind);
  noteTime(run);
  const command = commandOf(reading);
  if (!run.languageChosen && reading.language !== null) run.language = reading.language;
  if (command?.name === "quick_exit") {
    leaveQuickly(run);
    return;
  }
  if (meetComplaint(run, reading) || meetDanger(run, reading)) return;
  if (isFirst(run)) run.asked ??= askedIn(run, reading);
  switch (command?.name) {
    case "delete_data":
    case "stop":
    case "human":
      // "Enough" to our questions is no farewell.
      if (command.name === "stop" && isOwnAnswer(run, reading, command)) break;
      interruptOnce(run, run.revision.helpline.commands[command.name]);
      return;
  }
  converse(run, reading, command);
}

function noteTime(run: Run): void {
  const { now } = run.env;
  run.pause = run.heardAt === null ? 0 : now - run.heardAt;
  run.heardAt = now;
  if (run.pause >= PAUSE_MS) run.safe = false;
}

/** A complaint about staff of help is met where only those see it who are named for it, whatever else stands. */
function meetComplaint(run: Run, reading: Reading): boolean {
  const { restricted } = run.revision.helpline;
  if (restricted === undefined || !run.signals.includes("psea")) return false;
  if (reading.risk === "none" || run.frames.some(({ flow }) => flow === restricted)) return false;
  dropQuestions(run);
  interrupt(run, restricted);
  return true;
}

/** Danger ends our questions: they do not come again. `topic` is what it is likeliest about. */
function meetDanger(run: Run, { risk, topics }: Reading): boolean {
  const { urgent } = run.revision.helpline;
  if (risk !== "urgent" || run.frames.some(({ flow }) => flow === urgent) || isToldInComplaint(run)) return false;
  dropQuestions(run);
  const best = topics[0];
  interrupt(run, urgent, handedTo(run, urgent, { topic: best && best.score >= LIKELY ? best.topic : "" }));
  return true;
}

/** A guess at the topic chooses only which calm words come first. */
const LIKELY = 0.5;

/** What a complaint tells of was met when it began; its own numbers stand above. */
function isToldInComplaint({ frames, signals, revision: { helpline } }: Run): boolean {
  if (!signals.includes("psea") || !frames.some(({ flow }) => flow === helpline.restricted)) return false;
  return signals.every((kind) => OF_COMPLAINT.has(kind));
}

const OF_COMPLAINT: ReadonlySet<SignalKind> = new Set<SignalKind>(["psea", "gbv", "child"]);

/** Words after "/start" are words. */
function asWritten(reading: Reading): Reading {
  return reading.kind === "start" && reading.text !== "" ? { ...reading, kind: "text" } : reading;
}

function commandOf({ token, command }: Reading): Command | null {
  const press = token === null ? null : readToken(token);
  return press && "command" in press ? { name: press.command } : command;
}

function converse(run: Run, reading: Reading, command: Command | null): void {
  if (command?.name !== "menu" && checkSafety(run, reading)) return;
  if (!isCovered(run) && !isFirst(run) && meetConcern(run, reading)) return;
  if (!isCovered(run) && !isOwnAnswer(run, reading, command)) {
    if (reading.kind === "start") {
      startAgain(run);
      return;
    }
    if (command && obey(run, command.name)) return;
  }
  if (run.waiting !== null) {
    answerWait(run, reading, command);
    return;
  }
  if (!takeUp(run, reading)) settle(run, "resume");
}

/** Where nothing is waited for: at the very first words, after a stop. False where the place comes first. */
function takeUp(run: Run, reading: Reading): boolean {
  const { helpline } = run.revision;
  if (isOtherLanguage(run, reading)) {
    meetOtherLanguage(run, reading);
    return true;
  }
  const atMenu = topOf(run).flow === helpline.menu;
  const article = atMenu ? sureAnswer(run, reading) : null;
  const about = topicFlow(run, reading);
  if (article !== null) interruptAside(run, helpline.answer, { article });
  else if (about && (atMenu || about.flow === helpline.commands.human)) {
    enterTopic(run, about, nearestAnswers(run, reading).join(","));
  } else return false;
  return true;
}

/** "English", where a choice is called so, is the choice; and a branch named `menu` is what "menu" means there. */
function isOwnAnswer(run: Run, reading: Reading, command: Command | null): boolean {
  if (run.waiting === null || command === null || reading.token !== null) return false;
  return optionWritten(run, nodeOf(run), reading, command, { contained: false }) !== null;
}

/** Does what a command asks; false for a command that is only an answer. */
function obey(run: Run, name: CommandName): boolean {
  switch (name) {
    case "menu":
      toMenu(run);
      return true;
    case "back":
      goBack(run);
      return true;
    case "language_ar":
    case "language_en":
      chooseLanguage(run, name === "language_ar" ? "ar" : "en");
      settle(run, "resume");
      return true;
    default:
      return false;
  }
}

/** Who has not come through the welcome yet stays in it. */
function startAgain(run: Run): void {
  const { welcome } = run.revision.helpline;
  if (run.waiting === null) {
    settle(run, "resume");
    return;
  }
  if (run.frames.some((frame) => frame.flow === welcome)) {
    askAgain(run);
    return;
  }
  toMenu(run);
}
