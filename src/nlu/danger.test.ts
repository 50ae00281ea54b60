import { expect, test } from "vitest";
import { BUILT } from "./testing/built.ts";
import { readLexiconFiles } from "./testing/read-lexicon-files.ts";
import { createUnderstand } from "./understand.ts";

const understand = createUnderstand({ lexicon: readLexiconFiles(), model: BUILT.model });
const read = (text: string) => understand({ kind: "text", text }, { language: null });

const URGENT: [kind: string, text: string][] = [
  ["captivity", "قافلين علينا الشقة ومش قادرين نخرج"],
  ["captivity", "أنا محبوسة في بيت الكفيل في الرياض ومش بيخلوني أخرج"],
  ["captivity", "خطفوا ابني في ليبيا وعايزين فدية"],
  ["captivity", "لا يسمحون لنا بالخروج من المنزل منذ شهر"],
  ["captivity", "حابسينا في هنجر وما بخلونا نطلع"],
  ["captivity", "نحن محتجزون عند مسلحين في طرابلس"],
  ["captivity", "2aflen 3alena el bab w mesh 3arfeen nekhrog"],
  ["captivity", "they locked us inside the warehouse and we cannot leave"],
  ["captivity", "the smugglers kidnapped my cousin and ask for money"],
  ["violence", "عايزين يقتلوني أنا وعيالي"],
  ["violence", "بيهددني بالقتل لو بلغت"],
  ["violence", "في ناس بتكسر الباب علينا دلوقتي"],
  ["violence", "دايرين يكتلوني، تعالو بسرعة"],
  ["violence", "3ayzeen ye2teloony el7a2oony"],
  ["violence", "armed men are following us right now"],
  ["self_harm", "بفكر أنتحر النهارده"],
  ["self_harm", "قررت إنهاء حياتي هذه الليلة"],
  ["self_harm", "داير أكتل نفسي خلاص"],
  ["self_harm", "رح أرمي حالي من السطح"],
  ["self_harm", "hantaher w khalas"],
  ["self_harm", "I am going to kill myself tonight"],
  ["medical", "المركب بتغرق بينا ومعانا أطفال"],
  ["medical", "تايهين في الصحرا ومفيش ميه"],
  ["medical", "our boat has no fuel and water inside, we are forty people"],
  ["medical", "صاحبي مغمى عليه ومش بيتنفس"],
  ["gbv", "اغتصبني صاحب الشغل امبارح"],
  ["gbv", "I was raped last night"],
  ["trafficking", "بيجبروني أنام مع زباين"],
  ["trafficking", "المهرب باعنا لعصابة تانية"],
  ["child", "أنا عندي ١٢ سنة ولوحدي في الشارع"],
  ["missing_person", "بنتي عندها ٦ سنين تاهت مني في السوق"],
];

const CONCERN: [kind: string, text: string][] = [
  ["documents_taken", "الكفيل واخد الباسبور ورافض يرجعه"],
  ["documents_taken", "my boss keeps our passports"],
  ["documents_taken", "el madam wa5da el passport betaa3y"],
  ["exploitation", "بقالي ١٠ شهور من غير مرتب في المزرعة"],
  ["exploitation", "بنشتغل ١٨ ساعة كل يوم في المصنع"],
  ["debt_bondage", "مضاني على وصل أمانة وبيهددني بيه"],
  ["debt_bondage", "they say I must work until I pay the debt"],
  ["missing_person", "أخوي سافر ليبيا ومفيش خبر عنه من شهرين"],
  ["missing_person", "my brother is missing since he went to Libya"],
  ["psea", "موظف المنظمة قالي تعالي بيتي بالليل مقابل السلة الغذائية"],
  ["gbv", "جوزي بيضربني"],
  ["gbv", "my husband beats me"],
  ["self_harm", "نفسي أموت"],
  ["self_harm", "I don't want to live"],
  ["child", "أخويا عنده ١٦ سنة وهيركب مركب لإيطاليا"],
  ["violence", "اتعذبت في ليبيا سنة كاملة"],
];

test.each([...URGENT, ...CONCERN])("%s: «%s»", (kind, text) => {
  const { risk, signals } = read(text);
  expect(risk).not.toBe("none");
  expect(signals.map((signal) => signal.kind)).toContain(kind);
});

/** Where harm is present and where it only may come is learnt, not ruled: one in ten may stand on the other side. */
test("urgent and concern are told apart", () => {
  const urgent = (rows: typeof URGENT) => rows.filter(([, text]) => read(text).risk === "urgent").length / rows.length;
  expect(urgent(URGENT)).toBeGreaterThanOrEqual(0.9);
  expect(urgent(CONCERN)).toBeLessThanOrEqual(0.15);
});

test.each([
  "هموت من الضحك 😂",
  "هموت وأسافر كندا",
  "البرد هيقتلنا السنة دي 😂",
  "خطفت قلبي الأغنية دي",
  "ضربت الرقم ومحدش رد",
  "عندي بحث عن الانتحار في الجامعة",
  "شفت فيلم عن خطف الأطفال",
  "this exam is killing me lol",
  "who kidnapped the king in this game",
  "عايز أجدد الباسبور من السفارة",
  "مرتبي متأخر أسبوعين",
  "عايز أسافر إيطاليا بعقد عمل",
  "ممكن أعرف مواعيد الجوازات؟",
  "how much does the agency charge?",
  "متى يفتح مكتبكم؟",
  "السلام عليكم",
])("no danger: «%s»", (text) => {
  expect(read(text).risk).toBe("none");
});

test("the span is what the person wrote", () => {
  const { signals } = read("مرحبًا، لو سمحتم: حابسينّـــا في الشقة!");
  const captivity = signals.find(({ kind }) => kind === "captivity");
  expect(captivity?.span).toContain("حابسينّـــا");
  expect("مرحبًا، لو سمحتم: حابسينّـــا في الشقة!").toContain(captivity?.span);
});

test("danger at the end of a very long message is heard, in linear time", () => {
  const story = "مشينا في الطريق مع ناس كتير وكنا تعبانين جدا. ".repeat(2_200);
  const started = performance.now();
  const { risk } = read(`${story} وحابسينا في مخزن`);
  expect(risk).toBe("urgent");
  expect(performance.now() - started).toBeLessThan(500);
});

test("words made to slow the search down do not", () => {
  const started = performance.now();
  read("هي".repeat(50_000));
  read("قتل ".repeat(25_000));
  read("fedya 😂 ".repeat(12_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});
