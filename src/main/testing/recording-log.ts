import type { Log, LogFields } from "../../base/log.ts";

export type LogLine = { level: "info" | "warn" | "error"; event: string } & LogFields;

/** A log that keeps every line, for a test to read what it says and what it must not say. */
export function recordingLog(): Log & { lines: LogLine[]; of(event: string): LogLine[]; text(): string } {
  const lines: LogLine[] = [];
  const keep = (level: LogLine["level"]) => (fields: LogFields, event: string) => {
    lines.push({ ...fields, level, event });
  };
  return {
    info: keep("info"),
    warn: keep("warn"),
    error: keep("error"),
    lines,
    of: (event) => lines.filter((line) => line.event === event),
    text: () => lines.map((line) => JSON.stringify(line)).join("\n"),
  };
}
