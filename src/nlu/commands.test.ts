import { expect, test } from "vitest";
import type { Language } from "../base/language.ts";
import { BUILT } from "./testing/built.ts";
import { readLexiconFiles } from "./testing/read-lexicon-files.ts";
import { createUnderstand } from "./understand.ts";

const understand = createUnderstand({ lexicon: readLexiconFiles(), model: BUILT.model });

function read(text: string, current: Language | null = null) {
  const { command } = understand({ kind: "text", text }, { language: current });
  return command === null ? null : command.number === undefined ? command.name : command.number;
}

const HEARD: Record<string, string[]> = {
  human: [
    "موظف",
    "عايز أكلم حد",
    "محتاجة أتكلم مع حد منكم ضروري",
    "ممكن حد يكلمني لو سمحت؟",
    "هو فيه حد يرد عليا",
    "وصلني بموظف",
    "مش عايز روبوت، عايز موظف",
    "عايزة ست تكلمني مش راجل",
    "أريد التحدث مع موظف",
    "هل يمكنني التواصل مع شخص مسؤول؟",
    "داير أتكلم مع زول",
    "دايرة زول يتكلم معاي",
    "بدي احكي مع حدا",
    "فيني احكي مع شخص من عندكن",
    "3ayez akalem 7ad",
    "momken atkalem m3 mowazaf",
    "bade e7ki ma3 7ada",
    "I want to talk to a person",
    "can i speak with someone please",
    "human",
    "I need to speak to a real human being",
    "please transfer me to an agent",
    "/person",
    "/human",
  ],
  stop: [
    "وقف",
    "كفاية",
    "قف لو سمحت",
    "ستوووب",
    "بطلوا تبعتولي رسايل",
    "مش عايز رسايل منكم",
    "ما بدي رسائل",
    "ما داير رسايل تاني",
    "أريد إلغاء الاشتراك",
    "stop",
    "STOP!!",
    "please stop",
    "unsubscribe",
    "don't send me messages",
    "stop sending me these messages",
    "kefaya",
    "/stop",
    "/stop@SanadHelpBot",
  ],
  quick_exit: [
    "خروج",
    "خروج سريع",
    "اخفي المحادثة",
    "حد جاي",
    "حدا جاي",
    "exit",
    "quick exit",
    "hide this",
    "someone is coming",
    "/exit",
  ],
  menu: [
    "القايمة",
    "القائمة الرئيسية",
    "منيو",
    "من الأول",
    "رجعني للبداية",
    "مساعدة",
    "menu",
    "main menu please",
    "start over",
    "el menu",
    "/menu",
    "/help",
    "/start",
  ],
  back: ["رجوع", "ارجع", "لورا", "السؤال اللي فات", "back", "go back", "erga3", "/back"],
  language_ar: [
    "عربي",
    "بالعربي لو سمحت",
    "Arabic",
    "switch to arabic please",
    "3araby",
    "momken nkamel 3araby",
    "كلموني بالعربي أحسن",
    "حول للعربية",
  ],
  language_en: [
    "English",
    "in english please",
    "انجليزي",
    "ممكن انجليزي",
    "عايز أكتب بالإنجليزي",
    "بدي كمل بالانكليزي",
    "can you write in English",
    "englizy",
  ],
  delete_data: [
    "امسح بياناتي",
    "احذفوا معلوماتي كلها من فضلكم",
    "عايز تمسحوا كل الكلام ده وبياناتي",
    "أرجو حذف محادثتي",
    "بدي امحي معلوماتي",
    "امسحو معلوماتي عليكم الله",
    "emsa7 bayanaty",
    "delete my data",
    "please erase all my messages",
    "I want you to delete everything about me",
    "forget me",
    "/delete",
  ],
  yes: [
    "أيوه",
    "آه",
    "اااه",
    "نعم",
    "تمام",
    "ماشي",
    "موافقة",
    "إي",
    "اكيد",
    "aywa",
    "na3am",
    "tamam",
    "yes",
    "Yeah",
    "ok",
    "sure",
    "yes please",
    "👍",
    "👍🏽",
    "أيوه تمام",
  ],
  no: [
    "لا",
    "لأ",
    "لااا",
    "لا لا",
    "لا شكرا",
    "مش موافق",
    "كلا",
    "ما بدي",
    "ما داير",
    "la2",
    "la shokran",
    "no",
    "Nope",
    "no thanks",
    "👎",
  ],
  skip: [
    "عدّي",
    "عديها",
    "تخطي",
    "مش عايز أقول",
    "ما بدي جاوب",
    "ما داير أقول",
    "skip",
    "next",
    "I'd rather not say",
    "prefer not to say",
    "3addy",
  ],
  dont_know: [
    "مش عارف",
    "مش عارفة والله",
    "معرفش",
    "لا أعرف",
    "لا أدري",
    "ما بعرف",
    "ما عارف",
    "مدري",
    "msh 3aref",
    "ma3rafsh",
    "I don't know",
    "idk",
    "not sure",
  ],
};

const SAID = Object.entries(HEARD).flatMap(([name, texts]) => texts.map((text): [string, string] => [name, text]));

/** Most is learnt: the whole is held, not each sentence; what is said word for word is below. */
test("commands are heard in the ways they are said", () => {
  const missed = SAID.filter(([name, text]) => read(text) !== name);
  expect(missed.length / SAID.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.04);
});

test("none is taken for another", () => {
  const taken = SAID.filter(([name, text]) => read(text) !== null && read(text) !== name);
  expect(taken.length / SAID.length, JSON.stringify(taken)).toBeLessThanOrEqual(0.01);
});

test.each([
  ["موظف", "human"],
  ["عايز أكلم حد", "human"],
  ["بدي احكي مع حدا", "human"],
  ["I want to talk to a person", "human"],
  ["وقف", "stop"],
  ["STOP!!", "stop"],
  ["خروج سريع", "quick_exit"],
  ["القائمة الرئيسية", "menu"],
  ["رجوع", "back"],
  ["عربي", "language_ar"],
  ["english", "language_en"],
  ["امسحوا بياناتي", "delete_data"],
  ["delete my data", "delete_data"],
  ["أيوه", "yes"],
  ["لأ", "no"],
  ["مش عارف", "dont_know"],
  ["skip", "skip"],
])("«%s» is %s whatever was learnt", (text, name) => {
  expect(read(text)).toBe(name);
});

test.each([
  ["١", 1],
  ["1", 1],
  ["۱", 1],
  ["١.", 1],
  ["1)", 1],
  ["(2)", 2],
  ["1️⃣", 1],
  ["واحد", 1],
  ["رقم ١", 1],
  ["نمرة اتنين", 2],
  ["الأول", 1],
  ["التاني", 2],
  ["الاختيار التالت", 3],
  ["تلاتة", 3],
  ["أربعة", 4],
  ["ثمانية", 8],
  ["١٢", 12],
  ["talata", 3],
  ["el tany", 2],
  ["rakam 5", 5],
  ["two", 2],
  ["the second one", 2],
  ["Option 3 please", 3],
  ["option 3", 3],
  ["number four", 4],
  ["3rd", 3],
  ["first", 1],
])("«%s» picks %s", (text, number) => {
  expect(read(text)).toBe(number);
});

const NEAR = [
  "مش عايز أكلم حد",
  "ما بدي احكي مع حدا",
  "ما داير أتكلم مع زول",
  "msh 3ayez akalem 7ad",
  "I don't want to talk to anyone",
  "جوزي مش عايزني أكلم حد",
  "عايز أكلم حد في السفارة",
  "نفسي أكلم أهلي",
  "I need to talk to my family",
  "الكفيل وقف المرتب من شهرين",
  "they did not stop hitting me and my boss said stop crying",
  "عايز أشتكي من موظف عندكم",
  "عايز أرجع",
  "عايز أرجع مصر",
  "I want to go back",
  "how can I go back to Sudan",
  "ممكن تساعدني في إقامة ابني؟",
  "متمسحوش بياناتي",
  "don't delete my data",
  "عايز أمسح بياناتي من فيسبوك",
  "عايز كورس انجليزي",
  "where can I learn English",
  "هل اللغة الانجليزية شرط للسفر لألمانيا؟",
  "مش بعرف أتكلم انجليزي",
  "نعم دفعت للسمسار خمسين ألف وما سفرني",
  "no one paid me for three months",
  "تاني",
  "ست",
  "عندي 3 عيال",
  "01012345678",
  "2024",
  "50%",
  "-3",
  "1.5",
  "3/4",
  "اخرج من ليبيا ازاي",
  "how do i exit saudi without my employer",
  "السلام عليكم",
  "شكرا",
  "ممكن",
  "",
  "؟؟",
  "😂",
];

test("words of a command that is not meant are no command", () => {
  const taken = NEAR.filter((text) => read(text) !== null);
  expect(taken.length / NEAR.length, taken.join(" | ")).toBeLessThanOrEqual(0.1);
});

test.each([
  "تاني",
  "عندي 3 عيال",
  "01012345678",
  "2024",
  "50%",
  "-3",
  "1.5",
  "3/4",
  "السلام عليكم",
  "شكرا",
  "",
  "؟؟",
  "😂",
  "متمسحوش بياناتي",
  "don't delete my data",
  "مش عايز أكلم حد",
  "I don't want to talk to anyone",
  "الكفيل وقف المرتب من شهرين",
  "عايز أرجع مصر",
])("«%s» is no command, whatever was learnt", (text) => {
  expect(read(text)).toBeNull();
});

test("a stop inside a story is no command", () => {
  expect(read(`${"I walked on the road with my brother for many days. ".repeat(9)} stop`)).toBeNull();
});

test.each([
  ["اللغة", "ar", "language_en"],
  ["اللغة", "en", "language_ar"],
  ["/language", "ar", "language_en"],
  ["/language", "en", "language_ar"],
  ["change language", null, "language_ar"],
  ["غير اللغة", null, "language_en"],
] as const)("«%s» while in %s asks for the other: %s", (text, current, name) => {
  expect(read(text, current)).toBe(name);
});
