import type { TextRef } from "./event.ts";
import type { Run } from "./run.ts";

/** Sends a text in the language of the conversation. */
export function sendText(run: Run, text: TextRef): void {
  run.events.push({ type: "message_created", text, language: run.language, choices: NO_CHOICES });
}

/** Sends a text of the engine's own if the locales have it: what it says besides is not worth a fault. */
export function sendIfWritten(run: Run, key: string): void {
  if (run.revision.keys.has(key)) sendText(run, { key });
}

const NO_CHOICES: readonly never[] = Object.freeze([]);
