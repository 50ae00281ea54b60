import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type ForeignLanguage, readForeign } from "./foreign.ts";

const SENTENCES: Record<ForeignLanguage, readonly string[]> = {
  fr: [
    "Bonjour, j'ai besoin d'aide",
    "Je suis réfugié et je cherche un logement au Caire",
    "Où est le bureau du HCR s'il vous plaît ?",
    "Mon patron ne m'a pas payé depuis trois mois",
    "Est-ce que vous parlez français ?",
    "je veux rentrer dans mon pays mais je n'ai pas d'argent",
    "Comment faire pour avoir un visa pour la France ?",
    "mon enfant est malade, quel hopital peut nous aider",
    "J'ai perdu mon passeport en Egypte",
    "on m'a pris mes papiers et je ne sais pas quoi faire",
    "Qui êtes-vous ? Est-ce que c'est gratuit ?",
    "je voudrais parler avec une personne",
    "Combien ça coûte pour renouveler la carte de séjour",
    "Nous sommes une famille de cinq personnes sans maison",
    "ma femme est enceinte et nous n'avons rien à manger",
    "C'est dangereux de partir en bateau vers l'Italie ?",
    "merci beaucoup pour votre aide",
  ],
  so: [
    "Waxaan u baahanahay caawimo",
    "Salaan, ma ii caawin kartaan fadlan",
    "Waxaan joogaa Masar, waxaan rabaa inaan guriga ku laabto",
    "Shaqadii lacagtii ima siin saddex bilood",
    "Sidee baan ku heli karaa baasaboor cusub?",
    "Ilmahaygu waa jirran yahay, xagee isbitaal ku yaal",
    "Ma ku hadashaa af Soomaali?",
    "waxaan ahay qaxooti Soomaaliyeed oo ku nool Qaahira",
    "halkee ayaan iska diiwaan gelin karaa",
    "hooyaday waa xanuunsan tahay lacagna ma haysanno",
    "Waan cabsanayaa, fadlan i caawiya",
    "ma haysto meel aan seexdo caawa",
    "Maxaan sameeyaa hadda warqadihii way iga lumeen",
    "qof ayaan la hadli karaa oo naag ah?",
    "Walaalkay doon ayuu raacay wax war ah kama hayno",
    "Mahadsanid walaal, waad i caawisay",
    "waxan rabaa in aan shaqo helo",
  ],
  am: [
    "ሰላም፣ እርዳታ እፈልጋለሁ",
    "እንዴት ፓስፖርት ማውጣት እችላለሁ?",
    "ደመወዜን ለሦስት ወር አልከፈሉኝም",
    "ወደ ሀገሬ መመለስ እፈልጋለሁ",
    "ልጄ ታሟል ሆስፒታል የት ነው",
    "እኔ ስደተኛ ነኝ ካይሮ ውስጥ ነው የምኖረው",
    "አማርኛ የሚናገር ሰው አለ?",
    "የምተኛበት ቦታ የለኝም",
    "ቤት ኪራይ መክፈል አልቻልኩም",
    "እባክዎን ይርዱኝ",
    "ስራ የት ማግኘት እችላለሁ",
    "ወንድሜ በጀልባ ሄዶ ጠፋ",
    "አሰሪዬ ፓስፖርቴን ወሰደችብኝ",
    "በጣም አመሰግናለሁ",
    "እናንተ ማን ናችሁ?",
    "ልጆቼን ትምህርት ቤት ማስገባት እፈልጋለሁ",
  ],
  ti: [
    "ሰላም፣ ሓገዝ የድልየኒ ኣሎ",
    "ከመይ ጌረ ፓስፖርት ከውጽእ እኽእል?",
    "ደሞዘይ ሰለስተ ወርሒ ኣይከፈሉንን",
    "ናብ ሃገረይ ክምለስ እደሊ",
    "ውላደይ ሓሚሙ፣ ሆስፒታል ኣበይ ኣሎ",
    "ኣነ ስደተኛ እየ ኣብ ካይሮ እየ ዝነብር",
    "ትግርኛ ዝዛረብ ሰብ ኣሎ ዶ?",
    "ዝድቅሰሉ ቦታ የብለይን",
    "ክራይ ገዛ ክኸፍል ኣይከኣልኩን",
    "በጃኹም ሓግዙኒ",
    "ስራሕ ኣበይ ክረክብ እኽእል",
    "ሓወይ ብጃልባ ከይዱ ጠፊኡ",
    "ኣስራሒተይ ፓስፖርተይ ወሲዳቶ",
    "የቐንየለይ ብጣዕሚ",
    "ንስኹም መን ኢኹም?",
    "ደቀይ ቤት ትምህርቲ ከእቱ ይደሊ",
  ],
  other: [
    "Merhaba, yardıma ihtiyacım var, lütfen bana yardım edin",
    "Mısır'da çalışıyorum ama maaşımı vermiyorlar ne yapmalıyım",
    "Ani gargaarsa barbaada, maaloo na gargaaraa",
    "Hojii hin qabu, mana kiraa kaffaluu hin dandeenye, maal gochuu qaba",
    "Mimi ni mkimbizi na ninahitaji msaada tafadhali",
    "Ina neman taimako don Allah, ba ni da kudi",
    "Hola, necesito ayuda porque no tengo dinero",
    "Buongiorno, ho bisogno di aiuto con il passaporto",
    "Guten Tag, ich brauche Hilfe und kann nicht nach Hause",
    "Olá, preciso de ajuda, não tenho dinheiro para voltar",
    "Saya mau pulang, majikan tidak bayar gaji saya",
    "Kailangan ko po ng tulong, hindi ako binayaran ng amo ko",
    "Здравствуйте, мне нужна помощь",
    "سلام، من به کمک نیاز دارم، لطفا کمک کنید",
    "مجھے مدد چاہیے، میں یہاں کام کر رہا ہوں",
    "我需要帮助，我的护照丢了",
    "আমার সাহায্য দরকার",
    "मुझे मदद चाहिए",
    "שלום, אני צריך עזרה",
    "Potrzebuję pilnie pomocy, pracodawca zabrał mój dokument, nie wiem dokąd pójść",
  ],
};

describe.each(Object.entries(SENTENCES))("%s", (language, sentences) => {
  test.each(sentences)("%s", (sentence) => expect(readForeign(sentence)).toBe(language));
});

test.each([
  ["nothing", ""],
  ["emoji", "😭😭🙏"],
  ["a number", "٣"],
  ["punctuation", "؟؟؟ !!"],
  ["Egyptian", "مرتبي واقف من شهرين"],
  ["Egyptian from a Persian keyboard", "سلام علیکم، محتاج مساعده ولا یوجد معی جواز"],
  ["Gulf letters", "شلونچ، وين الگراج"],
  ["Arabic around one foreign name", "صاحبي اسمه Jean-Pierre d'Artagnan وعايز يسافر"],
  ["Arabic with a French term", "عندي carte de séjour وعايز اسافر فرنسا بيها"],
  ["Arabizi", "ana 3ayez asafer italia w mesh 3aref a3mel eh"],
  ["Arabizi without digits", "la ma fesh floos w el modeer mesh rady yedfa"],
  ["Arabizi with French courtesy", "merci awy 3ala mosa3detak"],
  ["Arabizi that sounds like Spanish", "el safara el masreya feen el nas el a3da"],
  ["Arabizi in drawn-out letters", "ya raaaab wallahi ta3baaan awwyyy"],
  ["English", "How can I get a visa for Germany?"],
  ["English with French words in it", "I lost my carte de séjour, what can I do"],
  ["English with an Italian name", "My friend Giuseppe Della Rossa is in Milano"],
  ["English in ornaments", "𝐇𝐞𝐥𝐥𝐨, 𝐈 𝐧𝐞𝐞𝐝 𝐡𝐞𝐥𝐩"],
  ["English with one Cyrillic letter", "I nеed help with my passport"],
  ["English of keywords only", "remote data entry jobs legit list"],
  ["an English headline", "Breaking: 12 migrants rescued near Crete, says coast guard"],
  ["one word of French", "merci"],
  ["a name", "Waxaan Ali"],
  ["a link", "https://www.example.org/fr/aide/les-refugies"],
  ["letters without sense", "asdfgh jkl qwerty zxcv"],
])("%s is not taken for foreign", (_what, text) => expect(readForeign(text)).toBeNull());

test("of words that two languages of one script share neither is named", () => {
  expect(readForeign("ሰላም")).toBe("other");
});

test("a text in two languages is what most of its letters are", () => {
  expect(readForeign("ሰላም hello my friend I need help with my passport please")).toBeNull();
});

test("a hundred thousand characters are read at once, by their beginning", () => {
  const started = performance.now();
  expect(readForeign("je suis perdu et je cherche de l'aide ".repeat(2_700))).toBe("fr");
  expect(readForeign("ا".repeat(100_000))).toBeNull();
  expect(readForeign("é".repeat(100_000))).toBeNull();
  expect(performance.now() - started).toBeLessThan(200);
});

test("of messages as people write them hardly one is taken for foreign", () => {
  const messages = written();
  for (const variety of ["en", "arabizi"]) {
    const own = messages.filter((message) => message.variety === variety);
    expect(own.length).toBeGreaterThan(200);
    const taken = own.filter(({ text }) => readForeign(text) !== null);
    expect(taken.length / own.length, taken.map(({ text }) => text).join("\n")).toBeLessThan(0.005);
  }
  expect(messages.filter(({ text, variety }) => !/en|arabizi/.test(variety) && readForeign(text) !== null)).toEqual([]);
});

function written(): { text: string; variety: string }[] {
  const folder = new URL("../../flows/messages/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
    .map((line) => JSON.parse(line));
}
