import { fold } from "../text/arabic.ts";
import { readCardinal } from "../text/digits.ts";

/**
 * Whether a short answer says only when, how often, how many or which relative: the answers that our own questions ask
 * for. Letter by letter such words look like anything, and alone they are no danger.
 */
export function isPlainAnswer(words: readonly string[]): boolean {
  return words.length <= LONGEST && words.every((word) => PLAIN.has(word) || /^\d+$/.test(word) || readCardinal(word));
}

const LONGEST = 5;

const PLAIN: ReadonlySet<string> = new Set(
  fold(
    `يوم ايام اليوم كل كان كانت في من الي حوالي تقريبا ساعه ساعات ساعة الساعه شهر شهور اسبوع اسابيع سنه سنين سنتين يومين
    شهرين ساعتين السبت الاحد الاتنين الاثنين التلات الثلاثاء الاربع الاربعاء الخميس الجمعه الصبح الضهر العصر المغرب العشا
    بالليل الليل امبارح بكره النهارده احيانا ساعات دايما مرات مره مرتين اول اخر الفجر نص وربع
    خالي عمي خالتي عمتي اخويا اختي امي ابويا ابن بنت عمو خالو قريبي جاري صاحبي صاحبتي
    a an the my on in at of for about around every each day days hour hours week weeks month months year years ago last
    next sometimes often always never once twice morning evening night noon today tomorrow yesterday saturday sunday monday
    tuesday wednesday thursday friday uncle aunt cousin brother sister mother father friend neighbour neighbor am pm
    sa3a sa3at youm yom shahr sana sneen kol`,
  ).split(/\s+/),
);

/** "What does it mean?" is neither a yes nor a no; «ايه» alone is a yes to many. */
export function isAskedBack(command: string, words: readonly string[]): boolean {
  if (command !== "yes" && command !== "no") return false;
  return words.length > 1 && (ASKING.has(words.at(-1) ?? "") || ASKING_FIRST.has(words[0] ?? ""));
}

const ASKING_FIRST: ReadonlySet<string> = new Set(fold("ليه ازاي مين فين why how who where").split(" "));
const ASKING: ReadonlySet<string> = new Set(
  fold(
    "ايه ازاي ليه فين مين امتي شنو شو كيف وين ليش متي ماذا لماذا what why how who where when eh ezay leh fen meen",
  ).split(" "),
);
