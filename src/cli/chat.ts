import { ConfigError } from "../base/errors.ts";
import { LANGUAGES, type Language } from "../base/language.ts";
import { CHANNELS, type ChannelLimits, type ChannelName } from "../domain/channel.ts";
import { Talk } from "../engine/talk.ts";
import { act, type Said } from "../engine/turn.ts";
import type { Library } from "../services/context.ts";
import { CHAT_HELP, readChatLine } from "./chat-line.ts";
import { readOptions } from "./read-options.ts";
import { Recording } from "./recording.ts";
import { showEvents } from "./show-events.ts";

export type ChatIo = {
  lines: AsyncIterable<string>;
  /** Before a line is read. */
  prompt: () => void;
  /** After a line is read: shows it where no terminal has. */
  echo: (line: string) => void;
  out: (text: string) => void;
  save: (file: string, text: string) => Promise<void>;
};
export type ChatWorld = {
  library: Pick<Library, "current" | "content" | "translate" | "understand">;
  limits: Readonly<Record<ChannelName, ChannelLimits>>;
  /** Milliseconds since the epoch; time passes only by `:wait`. */
  now: number;
};

/**
 * `sanad chat [--lang ar|en] [--channel NAME] [--record FILE]`: talks to the flows and keeps nothing, but for the dialogue
 * where it is recorded. `--lang` opens the chat and chooses the language, as most people begin.
 */
export async function chat(args: readonly string[], { library, limits, now }: ChatWorld, io: ChatIo): Promise<number> {
  const { lang, channel, record } = optionsOf(args);
  const revision = library.current();
  const content = library.content(now);
  const env = { now, channel, limits: limits[channel], content, status: "bot" } as const;
  const talk = new Talk({ revision, env, understand: library.understand });
  const recording = new Recording(revision);
  const translate = library.translate(revision);
  const happen = (said: Said) => {
    const events = act(talk, said);
    recording.add(said, events);
    io.out(showEvents(events, translate, limits[channel]));
  };

  io.out(CHAT_HELP);
  if (lang) for (const said of opening(lang)) happen(said);
  io.prompt();
  for await (const line of io.lines) {
    io.echo(line);
    const meant = readChatLine(line, talk);
    if (meant === "quit") break;
    if (typeof meant === "string") io.out(`${meant}\n`);
    else if (meant) happen(meant);
    io.prompt();
  }
  if (record) await io.save(record, recording.text());
  return 0;
}

function optionsOf(args: readonly string[]) {
  const values = readOptions(
    args,
    { lang: { type: "string" }, channel: { type: "string" }, record: { type: "string" } },
    "chat [--lang ar|en] [--channel NAME] [--record FILE]",
  );
  return {
    lang: oneOf("--lang", LANGUAGES, values.lang),
    channel: oneOf("--channel", CHANNELS, values.channel) ?? "telegram",
    record: values.record,
  };
}

function oneOf<T extends string>(option: string, known: readonly T[], value: string | undefined): T | undefined {
  if (value === undefined) return undefined;
  const found = known.find((one) => one === value);
  if (found === undefined) throw new ConfigError(`chat: ${option} is one of ${known.join(", ")}`);
  return found;
}

function opening(lang: Language): Said[] {
  return [{ start: true }, { press: lang }];
}
