import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compileLexicon } from "../nlu/compile-lexicon.ts";
import { BUILT } from "../nlu/testing/built.ts";
import { createUnderstand } from "../nlu/understand.ts";
import { readUnderstanding, type Understanding } from "../nlu/understanding.ts";
import { answer } from "./answer.ts";
import { classify } from "./classify.ts";
import { train } from "./train.ts";

const understand = createUnderstand({ lexicon: compileLexicon(BUILT.lexicon), model: BUILT.model });
const LEXICON = ["commands", "concepts", "danger"].map((name) => {
  const path = `flows/lexicon/${name}.yaml`;
  return { path, text: readFileSync(path, "utf8") };
});

async function pipe(run: (io: Parameters<typeof answer>[2]) => Promise<number>, ...lines: string[]) {
  let out = "";
  let err = "";
  async function* feed() {
    yield* lines;
  }
  const code = await run({ lines: feed(), out: (text) => (out += text), err: (text) => (err += text) });
  const rows = out
    .trimEnd()
    .split("\n")
    .filter((row) => row !== "")
    .map((row) => JSON.parse(row));
  return { code, rows, err };
}

const never = () => Promise.reject(new Error("no model was asked for"));
const told = (...lines: string[]) =>
  pipe((io) => classify(["--jsonl"], { understand, loadModel: never }, io), ...lines);

test("each line comes back with its topics, its danger and its command", async () => {
  const { code, rows } = await told(
    '{"id":"a","text":"مرتبي متأخر شهرين"}',
    '{"id":2,"text":"2aflen 3alaya el bab w mesh 3arfa a5rog"}',
    '{"id":3,"text":"عايز أكلم موظف"}',
    '{"id":4,"text":"option 2"}',
    '{"id":5,"text":""}',
  );
  expect(code).toBe(0);
  expect(rows[0]).toMatchObject({ id: "a", lang: "ar", risk: "none", signals: [], command: null });
  expect(rows[0].topics[0].topic).toBe("unpaid_wages");
  expect(rows[1]).toMatchObject({ id: 2, lang: "arabizi", risk: "urgent" });
  expect(rows[1].signals.map(({ kind }: { kind: string }) => kind)).toContain("captivity");
  expect(rows[2]).toMatchObject({ id: 3, command: { name: "human" } });
  expect(rows[3]).toMatchObject({ id: 4, command: { name: "number", number: 2 } });
  expect(rows[4]).toEqual({ id: 5, lang: null, topics: [], risk: "none", signals: [], command: null });
});

test("a line that cannot be read is told by its number, and the others are answered", async () => {
  const { code, rows, err } = await told('{"id":1,"text":"hi"}', "secret words", '{"id":2}', '{"id":3,"text":"bye"}');
  expect([code, rows.map(({ id }) => id)]).toEqual([1, [1, 3]]);
  expect(err).toBe("line 2: write a JSON object with id and text\nline 3: write a JSON object with id and text\n");
});

test("answers come best first, and none where nothing answers", async () => {
  const { rows } = await pipe(
    (io) => answer(["--jsonl"], understand, io),
    '{"id":1,"text":"المكتب ده مرخص ولا نصاب؟","lang":"ar"}',
    '{"id":2,"text":"طريقة عمل الكشري"}',
  );
  expect(rows[0].answers[0].key).toBe("RC1");
  expect(rows[1]).toEqual({ id: 2, answers: [] });
});

test.each([
  [() => told().then(() => classify([], { understand, loadModel: never }, {} as never)), "write classify --jsonl"],
  [() => answer([], understand, {} as never), "write answer --jsonl"],
  [() => answer(["--lines"], understand, {} as never), "answer --jsonl"],
])("without --jsonl it says what to write", async (run, fault) => {
  await expect(run()).rejects.toThrow(fault);
});

test("a programme trains topics of its own, and classifies by them", async () => {
  const rows = [
    ...["bread price", "price of bread today", "how much is bread", "سعر العيش", "العيش بكام"].map((text) => [
      text,
      "bakery",
    ]),
    ...["bus to giza", "when is the bus", "which bus goes to giza", "الاتوبيس امتى", "اتوبيس الجيزه"].map((text) => [
      text,
      "bus",
    ]),
  ];
  const data = rows.map(([text, topic]) => JSON.stringify({ text, topic })).join("\n");
  let written: Uint8Array = new Uint8Array();
  const world = {
    files: LEXICON,
    built: () => null,
    keep: never,
    readText: async () => data,
    writeBytes: async (_: string, bytes: Uint8Array) => {
      written = bytes;
    },
    out: () => {},
  };
  expect(await train(["--data", "own.jsonl", "--out", "own.model"], world)).toBe(0);
  const loadModel = async (): Promise<Understanding> => readUnderstanding(written);
  const classified = await pipe(
    (io) => classify(["--jsonl", "--model", "own.model"], { understand, loadModel }, io),
    '{"id":1,"text":"bus for giza"}',
    '{"id":2,"text":"بكام العيش"}',
  );
  expect(classified.rows.map(({ topics }) => topics[0].topic)).toEqual(["bus", "bakery"]);
  await expect(train(["--data", "own.jsonl"], world)).rejects.toThrow("give both --data FILE.jsonl and --out MODEL");
});

test("whether what was learnt is stale is told", async () => {
  let said = "";
  const world = {
    files: LEXICON,
    built: () => BUILT,
    keep: never,
    readText: never,
    writeBytes: never,
    out: (text: string) => {
      said = text;
    },
  };
  expect(await train(["--check"], world)).toBe(1);
  expect(said).toBe("flows/ has changed since it was learnt from; run: npm run train\n");
  expect(await train(["--check"], { ...world, built: () => null })).toBe(1);
  expect(said).toBe("nothing was learnt yet; run: npm run train\n");
});
