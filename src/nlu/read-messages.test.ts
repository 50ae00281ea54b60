import { expect, test } from "vitest";
import { LabelledMessage, readMessages, TopicMessage } from "./read-messages.ts";

const sound = {
  text: "مرتبي واقف من شهرين",
  variety: "egy",
  topic: "unpaid_wages",
  risk: "none",
  risk_kinds: [],
  answer: "WR1",
};
const read = (...rows: unknown[]) =>
  readMessages(
    [{ path: "a.jsonl", text: rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n") }],
    LabelledMessage,
  );

test("messages are read, empty lines passed over", () => {
  expect(read(sound, "", { ...sound, topic: null, answer: null })).toEqual({
    messages: [sound, { ...sound, topic: null, answer: null }],
    problems: [],
  });
});

test.each([
  ["no JSON", "{text", { path: "", fault: "this line is no JSON object; write one a line" }],
  ["no such topic", { ...sound, topic: "goats" }, { path: "topic" }],
  ["a risk without kinds", { ...sound, risk: "urgent" }, { path: "risk_kinds" }],
  ["kinds without a risk", { ...sound, risk_kinds: ["gbv"] }, { path: "risk_kinds" }],
  ["a field too many", { ...sound, name: "x" }, {}],
  ["no words", { ...sound, text: "  " }, { path: "text" }],
])("%s is a problem with its line", (_, row, problem) => {
  const { messages, problems } = read(sound, row);
  expect(messages).toHaveLength(1);
  expect(problems).toEqual([expect.objectContaining({ file: "a.jsonl", line: 2, ...problem })]);
});

test("a programme's own messages need a text and a topic, of any name", () => {
  const text = '{"text":"bread price","topic":"bakery","id":4}\n{"text":"x"}\n';
  expect(readMessages([{ path: "own.jsonl", text }], TopicMessage)).toMatchObject({
    messages: [{ text: "bread price", topic: "bakery" }],
    problems: [{ line: 2, path: "topic" }],
  });
});
