import type { Command, CommandName, Reading } from "../domain/reading.ts";
import { answerWait } from "./answer-wait.ts";
import { askAgain } from "./ask.ts";
import { chooseLanguage } from "./choose-language.ts";
import { askedIn } from "./first-question.ts";
import { goBack } from "./go-back.ts";
import { interrupt, interruptAside, interruptOnce, remember } from "./interrupt.ts";
import { optionWritten } from "./option-written.ts";
import { fresh, nodeOf, type Run, topOf } from "./run.ts";
import { settle } from "./settle.ts";
import { isCovered, sureAnswer } from "./sure-answer.ts";
import { readToken } from "./token.ts";

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

/** Nothing was answered yet: whatever is written now, the person wrote of their own accord. */
function isFirst({ revision, before, trail }: Run): boolean {
  return before.length === 0 || (trail.length === 0 && before.at(-1)?.flow === revision.helpline.welcome);
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
  const article = topOf(run).flow === run.revision.helpline.menu ? sureAnswer(run, reading) : null;
  if (article !== null) {
    interruptAside(run, run.revision.helpline.answer, { article });
    return;
  }
  settle(run, "resume");
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

function toMenu(run: Run): void {
  remember(run);
  run.frames = [fresh(run.revision, "menu")];
  settle(run, "resume");
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
