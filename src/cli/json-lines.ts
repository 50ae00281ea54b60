export type LineIo = {
  lines: AsyncIterable<string>;
  /** A promise is waited for, so that no more is read than can be written. */
  out: (text: string) => unknown;
  /** Of lines that cannot be read: their number and what to do, never their words. */
  err: (text: string) => void;
};

/** `id` comes back as it was given. */
export type TextLine = { id: unknown; text: string };

/** Why a line has no answer: what to write, never the line's words. */
export class LineFault {
  constructor(readonly fault: string) {}
}

/** Answers each line with one, in order. A line that cannot be read is told on `err` and makes the exit code 1. */
export async function readJsonLines(io: LineIo, answer: (line: TextLine) => unknown): Promise<number> {
  return answerJsonLines(io, (value) => {
    const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown };
    if (typeof text !== "string" || id === undefined) return new LineFault("write a JSON object with id and text");
    return answer({ id, text });
  });
}

/** The same for lines of any shape: `answer` gets what is written as JSON, undefined where it is none. */
export async function answerJsonLines(
  { lines, out, err }: LineIo,
  answer: (value: unknown) => unknown,
): Promise<number> {
  let number = 0;
  let faults = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const row = answer(parse(line));
    if (row instanceof LineFault) {
      faults++;
      err(`line ${number}: ${row.fault}\n`);
    } else {
      const full = out(`${JSON.stringify(row)}\n`);
      if (full instanceof Promise) await full;
    }
  }
  return faults > 0 ? 1 : 0;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
