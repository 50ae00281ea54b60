import * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { COMMANDS, SIGNALS } from "../domain/reading.ts";
import { TOPICS } from "../domain/topic.ts";

/** A message with what it means, as `flows/messages/README.md` says. */
export const LabelledMessage = z
  .strictObject({
    text: z.string().trim().min(1),
    variety: z.enum(["egy", "sud", "lev", "msa", "arabizi", "en"]),
    topic: z.enum(TOPICS).nullable(),
    risk: z.enum(["none", "concern", "urgent"]),
    risk_kinds: z.array(z.enum(SIGNALS)),
    hard: z.enum(["negative", "positive"]).optional(),
    answer: z.string().nullable(),
    command: z.enum(COMMANDS).nullable().optional(),
  })
  .refine(({ risk, risk_kinds }) => (risk === "none") === (risk_kinds.length === 0), {
    path: ["risk_kinds"],
    message: "give kinds where there is a risk, and none where there is none",
  });
export type LabelledMessage = z.infer<typeof LabelledMessage>;

/** A message with its topic only, which may be any word: what `sanad train` learns from. */
export const TopicMessage = z.object({ text: z.string().trim().min(1), topic: z.string().trim().min(1) });
export type TopicMessage = z.infer<typeof TopicMessage>;

/** Reads JSON lines of one shape; every fault comes with file and line. Empty lines are passed over. */
export function readMessages<T>(
  files: readonly { path: string; text: string }[],
  shape: z.ZodType<T>,
): { messages: T[]; problems: Problem[] } {
  const messages: T[] = [];
  const problems: Problem[] = [];
  for (const { path, text } of files) {
    text.split("\n").forEach((row, at) => {
      if (row.trim() === "") return;
      const result = shape.safeParse(parse(row));
      if (result.success) messages.push(result.data);
      else problems.push({ file: path, line: at + 1, ...firstFault(result.error) });
    });
  }
  return { messages, problems };
}

function parse(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

function firstFault(error: z.ZodError): { path: string; fault: string } {
  const [issue] = error.issues;
  const path = issue?.path.join(".") ?? "";
  return { path, fault: path === "" ? "this line is no JSON object; write one a line" : (issue?.message ?? "") };
}
