import { writeFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { SIMULATOR_LIMITS } from "../../channels/simulator/limits.ts";
import { chat as talk } from "../../cli/chat.ts";
import { createLibrary } from "../library.ts";
import { ROOT, readSources } from "../sources.ts";
import { loadUnderstanding } from "../understanding-file.ts";

/** Pages have words of their own; a chat starts faster without them. */
const PAGES = /^locales\/[^/]+\/(?:console|try|telegram)\.yaml$/;

/** The trial page has Telegram's limits, and comes without its client, which takes a while to load. */
const LIMITS = { ...SIMULATOR_LIMITS, telegram: SIMULATOR_LIMITS.simulator };

/** Talks to the flows in the terminal, or reads a chat from a pipe. */
export async function chat(args: string[]): Promise<number> {
  const { stdin, stdout } = process;
  const sources = readSources(ROOT).filter(({ path }) => !PAGES.test(path));
  const library = createLibrary(sources, async () => null, loadUnderstanding());
  const terminal = stdin.isTTY === true;
  const lines = createInterface({ input: stdin, ...(terminal ? { output: stdout } : {}), prompt: "> " });
  try {
    return await talk(
      args,
      { library, limits: LIMITS, now: Date.now() },
      {
        lines,
        prompt: () => terminal && lines.prompt(),
        echo: (line) => void (terminal || stdout.write(`> ${line}\n`)),
        out: (text) => void stdout.write(text),
        save: (file, text) => writeFile(file, text),
      },
    );
  } finally {
    lines.close();
  }
}
