/** What a log line may carry: ids, codes, counts, durations. Never a body, a name, a number or an address. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

/** An error as a log may show it: its class and code, never its message, which may quote what a person wrote. */
export function faultOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    code: typeof code === "string" || typeof code === "number" ? code : null,
    at: frameOf(error),
  };
}

/** Where it was thrown: file and line of the first frame of ours. A stack begins with its message, which is left out. */
function frameOf({ stack = "", message }: Error): string | null {
  const frames = stack.slice(stack.indexOf(message) + message.length).split("\n");
  const frame = frames.find((line) => line.startsWith("    at ") && line.includes("/src/"));
  return frame?.match(/src\/[^)]+/)?.[0] ?? null;
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };
