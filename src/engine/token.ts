import { COMMANDS, type CommandName } from "../domain/reading.ts";

/**
 * What a button carries: `c:NAME`, a command, which always works; or `SERIAL:OPTION`, an answer to the question with
 * that serial and to no other. Providers give it 64 bytes; ids of options are checked for length when flows are read.
 */
export const commandToken = (name: CommandName): string => `c:${name}`;
export const optionToken = (serial: number, option: string): string => `${serial}:${option}`;

export type Press = { command: CommandName } | { serial: number; option: string } | null;

/** Null for a token that is none of ours. */
export function readToken(token: string): Press {
  const colon = token.indexOf(":");
  if (colon < 1) return null;
  const head = token.slice(0, colon);
  const rest = token.slice(colon + 1);
  if (head !== "c") return { serial: Number(head), option: rest };
  return isCommand(rest) && rest !== "number" ? { command: rest } : null;
}

function isCommand(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name);
}
