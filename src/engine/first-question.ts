import type { Reading } from "../domain/reading.ts";
import type { Topic } from "../domain/topic.ts";
import { enter } from "./enter.ts";
import { handedTo } from "./handed-to.ts";
import { matterOf } from "./matter.ts";
import { noteNotUnderstood } from "./note-not-understood.ts";
import { isOtherLanguage } from "./other-language.ts";
import type { Run } from "./run.ts";
import type { Asked } from "./session.ts";
import { nearestAnswers, sureAnswer } from "./sure-answer.ts";
import { topicFlow, wantsEntries } from "./topic-flow.ts";
import { wordsOf, wordsOfFolded } from "./words.ts";

/** Nothing was answered yet, but which languages we speak: whatever is written now, the person wrote of their own accord. */
export function isFirst({ revision: { helpline }, before, trail }: Run): boolean {
  const unasked = trail.every((stack) => stack.at(-1)?.flow === helpline.other_language);
  return before.length === 0 || (unasked && before.at(-1)?.flow === helpline.welcome);
}

/** What first words ask, to be answered when the welcome has ended; null for a greeting, a command or a press. */
export function askedIn(run: Run, reading: Reading): Asked | null {
  if (reading.command !== null || reading.token !== null || reading.text === "") return null;
  if (isOtherLanguage(run, reading) || isForWelcome(run, reading)) return null;
  const answers = reading.answers.slice(0, MAX_ANSWERS);
  const asks =
    reading.risk === "concern" ||
    topicFlow(run, reading) !== null ||
    nearestAnswers(run, { answers }).length > 0 ||
    isQuestion(reading);
  if (!asks) return null;
  const signs = reading.risk === "concern" ? { signs: run.signals } : {};
  const asked = { answers, topics: reading.topics.slice(0, 1), ...signs };
  return run.message === null ? asked : { ...asked, message: run.message };
}

/** What the welcome itself answers. */
const FOR_WELCOME: ReadonlySet<string> = new Set<Topic>(["greeting", "thanks_goodbye", "menu_help", "language_change"]);

function isForWelcome(run: Run, reading: Reading): boolean {
  const topic = topicFlow(run, reading)?.topic;
  return topic !== undefined && FOR_WELCOME.has(topic) && sureAnswer(run, reading) === null;
}

/** Puts the answer, the flow of its topic, or the words that we are not sure, on top of the stack. */
export function answerAsked(run: Run, asked: Asked): void {
  const { helpline } = run.revision;
  const article = sureAnswer(run, asked);
  run.asked = null;
  if (asked.signs && helpline.concern !== undefined) {
    run.signals = asked.signs;
    run.concernAt = run.env.now;
    const matter = matterOf(run, { answers: asked.answers, topics: asked.topics ?? [] });
    enter(run, helpline.concern, handedTo(run, helpline.concern, matter));
    return;
  }
  if (article !== null) {
    enter(run, helpline.answer, { article });
    return;
  }
  const nearest = nearestAnswers(run, asked).join(",");
  const about = topicFlow(run, asked);
  if (!about || wantsEntries(run, about.flow)) noteNotUnderstood(run, asked.message ?? null);
  const flow = about?.flow ?? helpline.not_understood;
  // The menu stands below the welcome already.
  if (flow !== helpline.menu) enter(run, flow, handedTo(run, flow, { nearest, topic: about?.topic ?? "" }));
}

/** As many as may be offered, and one that is not given any more. */
const MAX_ANSWERS = 4;

const MIN_WORDS = 3;
/** Besides greetings and "I have a question". */
const MIN_OWN_WORDS = 2;

function isQuestion({ folded }: Reading): boolean {
  const words = wordsOfFolded(folded).split(" ");
  return words.length >= MIN_WORDS && words.filter((word) => !OPENING.has(word)).length >= MIN_OWN_WORDS;
}

/** Words of greetings, and those that only say that a question comes. */
const OPENING: ReadonlySet<string> = new Set(
  wordsOf(
    `السلام سلام عليكم وعليكم ورحمة رحمة الله وبركاته اهلا اهلين مرحبا مرحبتين هاي هالو الو صباح مساء الخير النور الفل
    الورد ازيك ازيكم ازيكو كيفك كيفكم كيف الحال حالك حالكم شلونك شلونكم اخبارك اخباركم عامل عاملة عاملين ايه شنو شو
    يا جماعة استاذ استاذة باشا اخي اختي حضرتك حضراتكم عندي عايز عايزة عاوز عاوزة بدي داير دايرة محتاج محتاجة ممكن لو
    سمحت سمحتم من فضلك فضلكم سؤال استفسار اسأل استفسر اعرف مساعدة تساعدوني تساعدني حد هنا في
    salam slam alaykom alaikum 3alaykom 3likom wa rahmat allah hello hi hey good morning evening afternoon day sir madam
    dear team how are you doing i have a an the question need want help me please can could you may ask to is there
    anyone here with ezayko ezayak ezayek ahlan mar7aba 3ayez 3ayz momken so2al law sama7t`,
  ).split(" "),
);
