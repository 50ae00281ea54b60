import { TOPICS } from "../../src/domain/topic.ts";
import { type Read, TOPIC } from "./measures.ts";
import { VARIETIES } from "./messages.ts";
import { blindOr, type Part, rowsOf } from "./part.ts";
import { breakdown, groupBy, table, worstOf } from "./table.ts";

export const topics: Part = {
  title: "Topics",
  sets: ["dev", "topics", "answers", "danger"],
  report(sets) {
    const { reads, name } = blindOr(sets);
    const byTopic = groupBy(reads, ({ message }) => message.topic);
    return [
      breakdown("set", MEASURES, rowsOf(sets)),
      breakdown(`by variety (${name})`, MEASURES, groupBy(reads, varietyOf, VARIETIES)),
      breakdown(`worst ten topics (${name})`, MEASURES, worstOf(10, TOPIC.first, byTopic)),
      table([[`most frequent confusions (${name})`, "read as", "times", "of"], ...frequent(reads)]),
    ];
  },
};

/** Tab-separated: a row for each topic, a column for each that it was read as. */
export function confusionTable(reads: readonly Read[]): string {
  const rows = TOPICS.map((topic) => {
    const own = reads.filter((read) => TOPIC.first.among(read) && read.message.topic === topic);
    return [topic, ...TOPICS.map((other) => own.filter(({ reading }) => reading.topics[0]?.topic === other).length)];
  });
  return [["topic \\ read as", ...TOPICS], ...rows].map((row) => `${row.join("\t")}\n`).join("");
}

const MEASURES = [TOPIC.first, TOPIC.three];
const SHOWN = 20;

function varietyOf({ message }: Read): string {
  return message.variety;
}

function frequent(reads: readonly Read[]): string[][] {
  const counted = reads.filter(TOPIC.first.among);
  const counts = new Map<string, number>();
  for (const read of counted) {
    if (TOPIC.first.hit(read)) continue;
    const pair = `${read.message.topic}\t${read.reading.topics[0]?.topic ?? "nothing"}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1))
    .slice(0, SHOWN)
    .map(([pair, count]) => {
      const [topic, other] = pair.split("\t") as [string, string];
      return [topic, other, `${count}`, `${counted.filter(({ message }) => message.topic === topic).length}`];
    });
}
