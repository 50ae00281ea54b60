import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { UNDERSTANDING_FILE } from "../../src/main/understanding-file.ts";
import type { TestMessage } from "./messages.ts";
import type { ReadAll } from "./reader.ts";
import { table } from "./table.ts";

/** Milliseconds a message, once the code is compiled; milliseconds to load; size of what is loaded. */
export async function speed(readAll: ReadAll, messages: readonly TestMessage[]): Promise<string[]> {
  const times = timeEach(readAll, messages);
  const loads = await loadOften();
  const file = readFileSync(UNDERSTANDING_FILE);
  return [
    table(
      [
        ["understand, one core, milliseconds", "median", "99th percentile", "of"],
        timesRow("  every call", times.flat()),
        // Other programs take turns on the core: what a message takes without them.
        timesRow(
          `  the fastest of ${ROUNDS} of each message`,
          times.map((rounds) => Math.min(...rounds)),
        ),
      ],
      "  ",
    ),
    table(
      [
        ["load in a new process", "file", "lexicon", "model", "together"],
        [
          `  milliseconds, middle of ${LOADS}`,
          ...(["file", "lexicon", "model"] as const).map((step) => middle(loads, step)),
          middle(loads, "all"),
        ],
      ],
      "  ",
    ),
    table(
      [
        ["model file", "plain", "gzip"],
        ["  KB of 1024 bytes", kilobytes(file), kilobytes(gzipSync(file))],
      ],
      "  ",
    ),
  ];
}

const ROUNDS = 5;
const LOADS = 5;

/** By message, the time of each round; the first round is for nobody. */
function timeEach(readAll: ReadAll, messages: readonly TestMessage[]): number[][] {
  readAll(messages);
  const times: number[][] = messages.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    messages.forEach((message, place) => {
      const began = performance.now();
      readAll([message]);
      times[place]?.push(performance.now() - began);
    });
  }
  return times;
}

function timesRow(name: string, times: number[]): string[] {
  const sorted = times.sort((one, other) => one - other);
  return [name, at(sorted, 0.5).toFixed(3), at(sorted, 0.99).toFixed(3), `${sorted.length}`];
}

type Load = { file: number; lexicon: number; model: number; all: number };

/** One after another, so that they do not share the core. */
async function loadOften(): Promise<Load[]> {
  const script = fileURLToPath(new URL("load.ts", import.meta.url));
  const loads: Load[] = [];
  for (let run = 0; run < LOADS; run++) {
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", script]);
    const steps = JSON.parse(stdout) as Omit<Load, "all">;
    loads.push({ ...steps, all: steps.file + steps.lexicon + steps.model });
  }
  return loads;
}

function middle(loads: readonly Load[], step: keyof Load): string {
  const times = loads.map((load) => load[step]).sort((one, other) => one - other);
  return at(times, 0.5).toFixed(0);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] as number;
}

function kilobytes({ length }: Uint8Array): string {
  return (length / 1024).toFixed(0);
}
