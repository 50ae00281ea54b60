import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { ConfigError } from "../../base/errors.ts";
import { train as learn } from "../../cli/train.ts";
import { ROOT, type SourceFile } from "../sources.ts";
import { loadUnderstanding, UNDERSTANDING_FILE } from "../understanding-file.ts";

/** Learns from `flows/`, or topics from a file. */
export async function train(args: string[]): Promise<number> {
  return learn(args, {
    files: [
      ...filesIn("flows", /\.(?:ya?ml|jsonl)$/),
      ...CODE.flatMap((folder) => filesIn(folder, /(?<!\.test)\.ts$/)),
    ],
    built: () => (existsSync(UNDERSTANDING_FILE) ? loadUnderstanding() : null),
    keep: async (file) => {
      await mkdir(dirname(UNDERSTANDING_FILE), { recursive: true });
      await writeFile(UNDERSTANDING_FILE, file);
    },
    readText: (path) => readFile(path, "utf8").catch((cause) => fail(path, cause)),
    writeBytes: (path, bytes) => writeFile(path, bytes).catch((cause) => fail(path, cause)),
    out: (text) => void process.stdout.write(text),
  });
}

/** What a message becomes before it is learnt from. */
const CODE = ["src/text", "src/lexicon", "src/nlu"];
/** Only what is learnt from, and what turns it into weights: not how these are used afterwards. */
const LEARNT = /^flows\/(?:lexicon|messages|answers)\/|^flows\/(?:contacts|groups)\.yaml$|^src\//;
const USED = /^src\/nlu\/(?:understand|danger|subject|commands|numbers|negation|plain-words|testing\/.*)\.ts$/;

function filesIn(folder: string, names: RegExp): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(ROOT, file).split(sep).join("/") }))
    .filter(({ path }) => LEARNT.test(path) && !USED.test(path))
    .map(({ file, path }) => ({ path, text: readFileSync(file, "utf8") }));
}

function fail(path: string, cause: unknown): never {
  throw new ConfigError(`${path}: ${(cause as { code?: string }).code ?? "cannot be used"}`, { cause });
}
