type Line = (fields: Record<string, string | number | boolean | null>, message: string) => void;

/** What this folder asks of a log (pino fits): ids, codes and counts, never content. */
export type TelegramLog = { info: Line; warn: Line; error: Line };

/** An error as it may be logged: its name and code, never its message, which may quote what failed. */
export function errorFields(error: unknown): { error: string; code: string | null } {
  if (!(error instanceof Error)) return { error: typeof error, code: null };
  const code =
    "code" in error && typeof error.code === "string" && /^[\w.-]{1,64}$/.test(error.code) ? error.code : null;
  return { error: /^\w{1,64}$/.test(error.name) ? error.name : "Error", code };
}
