export type LineIo = {
  lines: AsyncIterable<string>;
  out: (text: string) => void;
  /** Of lines that cannot be read: their number and what to do, never their words. */
  err: (text: string) => void;
};

/** `id` comes back as it was given. */
export type TextLine = { id: unknown; text: string };

/** Answers each line with one, in order. A line that cannot be read is told on `err` and makes the exit code 1. */
export async function readJsonLines({ lines, out, err }: LineIo, answer: (line: TextLine) => unknown): Promise<number> {
  let number = 0;
  let faults = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const read = parseLine(line);
    if (read) out(`${JSON.stringify(answer(read))}\n`);
    else {
      faults++;
      err(`line ${number}: write a JSON object with id and text\n`);
    }
  }
  return faults > 0 ? 1 : 0;
}

function parseLine(line: string): TextLine | null {
  try {
    const value = JSON.parse(line) as { id?: unknown; text?: unknown } | null;
    return typeof value?.text === "string" && value.id !== undefined ? { id: value.id, text: value.text } : null;
  } catch {
    return null;
  }
}
