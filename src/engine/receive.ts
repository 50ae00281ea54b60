import type { Command, CommandName, Reading } from "../domain/reading.ts";
import { answerWait } from "./answer-wait.ts";
import { askAgain } from "./ask.ts";
import { chooseLanguage } from "./choose-language.ts";
import { isCovered } from "./covered.ts";
import { enterTopic } from "./enter-topic.ts";
import { askedIn, isFirst } from "./first-question.ts";
import { goBack } from "./go-back.ts";
import { interrupt, interruptAside, interruptOnce } from "./interrupt.ts";
import { meetOtherLanguage } from "./meet-other-language.ts";
import { optionWritten } from "./option-written.ts";
import { isOtherLanguage } from "./other-language.ts";
import { nodeOf, type Run, topOf } from "./run.ts";
import { settle } from "./settle.ts";
import { nearestAnswers, sureAnswer } from "./sure-answer.ts";
import { toMenu } from "./to-menu.ts";
import { readToken } from "./token.ts";
import { topicFlow } from "./topic-flow.ts";

/** Reads what came in the one order there is: quick exit, danger, erasure, stop, a person, other commands, the wait, a question. */
export function receive(run: Run, came: Reading): void {
  const { helpline } = run.revision;
  const reading = asWritten(came);
  run.signals = reading.signals.map(({ kind }) => kind);
  const command = commandOf(reading);
  if (!run.languageChosen && reading.language !== null) run.language = reading.language;
  if (command?.name === "quick_exit") {
    leaveQuickly(run);
    return;
  }
  if (reading.risk === "urgent" && !run.frames.some((frame) => frame.flow === helpline.urgent)) {
    interrupt(run, helpline.urgent);
    return;
  }
  if (isFirst(run)) run.asked ??= askedIn(run, reading);
  switch (command?.name) {
    case "delete_data":
    case "stop":
    case "human":
      interruptOnce(run, helpline.commands[command.name]);
      return;
    default:
      converse(run, reading, command);
      return;
  }
}

/** Words after "/start" are words. */
function asWritten(reading: Reading): Reading {
  return reading.kind === "start" && reading.text !== "" ? { ...reading, kind: "text" } : reading;
}

function commandOf({ token, command }: Reading): Command | null {
  const press = token === null ? null : readToken(token);
  return press && "command" in press ? { name: press.command } : command;
}

/** What is below stays, for the person who returns; "back" shall not bring it to whoever holds the phone. */
function leaveQuickly(run: Run): void {
  const flow = run.revision.helpline.commands.quick_exit;
  run.frames = run.frames.filter((frame) => frame.flow !== flow);
  run.waiting = null;
  interrupt(run, flow);
  run.trail = [];
}

function converse(run: Run, reading: Reading, command: Command | null): void {
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
