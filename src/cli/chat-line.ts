import type { Talk } from "../engine/talk.ts";
import type { Said } from "../engine/turn.ts";

export const CHAT_HELP = `Write as on a phone: words, or the number or words of a choice. Also:
  :press 2    press a button, by its number or its id
  :voice      send a voice note
  :wait 30    let minutes pass without a word
  :state      where the conversation stands
  :quit       end

`;

/** What a line means: a turn, a text to show, the end, or nothing. */
export function readChatLine(line: string, talk: Talk): Said | string | null {
  const written = line.trim();
  if (written === "") return null;
  if (!written.startsWith(":")) return { them: written };
  const [name, rest = ""] = written.slice(1).split(/\s+/, 2);
  switch (name) {
    case "press":
      return press(rest, talk);
    case "voice":
      return { voice: true };
    case "wait":
      return Number(rest) > 0 ? { silence: Number(rest) } : "say how many minutes, as in :wait 30";
    case "state":
      return stateOf(talk);
    case "quit":
      return "quit";
    default:
      return CHAT_HELP.trimEnd();
  }
}

function press(which: string, { session }: Talk): Said | string {
  const options = session?.waiting?.options ?? [];
  const option = options[Number(which) - 1] ?? options.find((id) => id === which);
  return option === undefined
    ? `there is no such button; the choices are: ${options.join(", ") || "none"}`
    : { press: option };
}

function stateOf({ session, status }: Talk): string {
  if (!session) return "nobody yet";
  const frames = session.frames.map(({ flow, node, variables }) => {
    const kept = Object.entries(variables).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    return [`  ${flow}.${node}`, ...kept].join("  ");
  });
  return [`${status}, ${session.language}`, ...frames].join("\n");
}
