import type * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { pathText, readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import { compileInstrument } from "./compile-instrument.ts";
import type { Instrument } from "./instrument.ts";
import { instrumentFaults } from "./instrument-faults.ts";
import { InstrumentSource, QuestionsSource } from "./instrument-shape.ts";
import { type Fault, plainFaults } from "./plain-faults.ts";
import { questionsFileFaults } from "./question-faults.ts";

export type SourceFile = { path: string; text: string };

/**
 * Reads `questions.yaml`, told by the end of its path, and one instrument from each other file: instruments by their
 * names. Every fault comes with file and line; where there is one there are no instruments.
 */
export function readInstruments(files: readonly SourceFile[]): ReadonlyMap<string, Instrument> | Problem[] {
  const file = files.find(isQuestions);
  if (!file) return [{ file: `flows/instruments/${QUESTIONS}`, line: 1, path: "", fault: "this file is missing" }];
  const questions = read(file, QuestionsSource, questionsFileFaults);
  const shapes = files.filter((other) => !isQuestions(other)).map((other) => read(other, InstrumentSource, nameFaults));
  if (Array.isArray(questions)) return [questions, ...shapes].filter(Array.isArray).flat();
  const problems = shapes.flatMap((shape) =>
    Array.isArray(shape) ? shape : told(shape.file, instrumentFaults(shape.value, questions.value)),
  );
  if (problems.length > 0) return problems;
  const sound = shapes.flatMap((shape) => (Array.isArray(shape) ? [] : [shape.value]));
  return new Map(sound.map((source) => [source.instrument, compileInstrument(source, questions.value)]));
}

const QUESTIONS = "questions.yaml";

type Parsed<T> = { file: YamlFile; value: T };

function isQuestions({ path }: SourceFile): boolean {
  return path === QUESTIONS || path.endsWith(`/${QUESTIONS}`);
}

function read<T>(
  { path, text }: SourceFile,
  shape: z.ZodType<T>,
  more: (value: T, file: YamlFile) => Fault[],
): Parsed<T> | Problem[] {
  const file = readYaml(path, text);
  if (Array.isArray(file)) return file;
  const result = shape.safeParse(file.value);
  if (!result.success) return told(file, plainFaults(result.error.issues, file.value));
  const faults = more(result.data, file);
  return faults.length > 0 ? told(file, faults) : { file, value: result.data };
}

/** The name of its file keeps an instrument's name its own. */
function nameFaults({ instrument }: InstrumentSource, { file }: YamlFile): Fault[] {
  if (file.replace(/^.*\//, "") === `${instrument}.yaml`) return [];
  return [{ path: ["instrument"], fault: `the file must be named ${instrument}.yaml` }];
}

function told(file: YamlFile, faults: readonly Fault[]): Problem[] {
  return faults.map(({ path, fault }) => ({ file: file.file, ...file.place(path), path: pathText(path), fault }));
}
