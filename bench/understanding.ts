import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadUnderstanding } from "../src/main/understanding-file.ts";
import { answers } from "./understanding/answers.ts";
import { commands } from "./understanding/commands.ts";
import { cross } from "./understanding/cross.ts";
import { danger } from "./understanding/danger.ts";
import { DEV, readSet, readTraining, SETS } from "./understanding/messages.ts";
import { areNear } from "./understanding/near.ts";
import { blindOr, type Part, type ReadSets } from "./understanding/part.ts";
import { createReader } from "./understanding/reader.ts";
import { speed } from "./understanding/speed.ts";
import { table } from "./understanding/table.ts";
import { confusionTable, topics } from "./understanding/topics.ts";
import { worst } from "./understanding/worst.ts";

/**
 * How messages are understood by what `npm run train` has built: `--set NAME` of one file of messages only, `--worst N`
 * with the worst cases, `--confusion FILE` writes which topic was read as which, `--cross` learns anew, for minutes.
 */
const PARTS: readonly Part[] = [topics, danger, answers, commands];

async function main() {
  const options = readOptions();
  const reader = createReader(loadUnderstanding());
  const sets: ReadSets = options.sets.map((name) => [name, reader.readAll(readSet(name))]);
  const of = (part: Part) => sets.filter(([name]) => part.sets.includes(name));

  print("Messages", [overview(sets), NOTE]);
  for (const part of PARTS) {
    if (of(part).length === 0) continue;
    print(part.title, part.report(of(part)));
    if (options.worst > 0) print(`${part.title}, worst`, worst(part.title, options.worst, of(part), reader.scoresOf));
  }
  if (options.confusion !== undefined) writeFileSync(options.confusion, confusionTable(blindOr(of(topics)).reads));
  const messages = sets.flatMap(([, reads]) => reads.map(({ message }) => message));
  print("Speed", await speed(reader.readAll, messages));
  if (options.cross)
    print(
      "Learnt anew",
      cross(reader.lexicon, (step) => console.error(`… ${step}`)),
    );
}

/** Who wrote a set matters as much as its figures, and how much of it has been learnt by heart. */
function overview(sets: ReadSets): string {
  const learnt = readTraining().map(({ text }) => text);
  const rows = sets.map(([name, reads]) => {
    const texts = reads.map(({ message }) => message.text);
    const near = areNear(learnt, texts).filter(Boolean).length;
    return [name, `${reads.length}`, `${near}`, name === DEV ? "dev" : "blind"];
  });
  return table([["set", "messages", "near a learnt one", "kind"], ...rows]);
}

const NOTE = `  dev    measured by many during development: no claim to users may rest on it
  blind  written by people who saw neither the lexicon nor what is learnt from; but the limits in src/nlu/subject.ts
         were since chosen with these sets in view, and danger is far more frequent in them than in life
  near   the same words in any order, or one word more or less`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      worst: { type: "string", default: "0" },
      confusion: { type: "string" },
      cross: { type: "boolean", default: false },
    },
  });
  const sets = SETS.filter((name) => values.set === undefined || values.set === name);
  if (sets.length === 0) throw new Error(`--set: write one of ${SETS.join(", ")}`);
  const worst = Number(values.worst);
  if (!Number.isInteger(worst) || worst < 0) throw new Error("--worst: write how many, as --worst 10");
  return { ...values, sets, worst };
}

function print(title: string, tables: readonly string[]) {
  console.log(`\n${title}\n${"=".repeat(title.length)}\n\n${tables.join("\n\n")}`);
}

await main();
