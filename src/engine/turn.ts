import * as z from "zod";
import type { InboundContent } from "../domain/channel.ts";
import { COMMANDS, type Reading, SIGNALS, type SignalKind } from "../domain/reading.ts";
import { TOPICS } from "../domain/topic.ts";
import type { Event } from "./event.ts";
import type { Talk } from "./talk.ts";
import { thresholds } from "./thresholds.ts";
import { commandToken, optionToken } from "./token.ts";

const Option = z.union([z.string(), z.number()]).transform(String);

const Signal = z.enum(SIGNALS);

/** What the person did, and what we did then: texts by key, choices by id, and every other event in order. */
export const Turn = z.union([
  /**
   * `answers`: entries that surely answer it, best first; `topic`: what it is surely about; `urgent`: it is danger of these
   * kinds; `concern`: it may be, or is not now (`[]`: no danger at all). All of them whatever is understood.
   */
  z.strictObject({
    them: z.string(),
    answers: z.array(z.string()).optional(),
    topic: z.enum(TOPICS).optional(),
    urgent: z.array(Signal).optional(),
    concern: z.array(Signal).optional(),
  }),
  /** Opens the chat, as Telegram's button does. */
  z.strictObject({ start: z.literal(true) }),
  z.strictObject({ press: Option }),
  /** Presses a button of the question before. */
  z.strictObject({ old_press: Option }),
  z.strictObject({ voice: z.literal(true) }),
  z.strictObject({ command: z.enum(COMMANDS) }),
  z.strictObject({ entered: z.string() }),
  /** Minutes without a word. */
  z.strictObject({ silence: z.number().positive() }),
  z.strictObject({ us: z.array(z.string()), choices: z.array(Option).optional() }),
  z.strictObject({ events: z.array(z.string()) }),
]);
export type Turn = z.infer<typeof Turn>;
/** A turn of the person, or of the world. */
export type Said = Exclude<Turn, { us: string[] } | { events: string[] }>;

/** Lets a turn happen; what followed from it. */
export function act(talk: Talk, turn: Said): Event[] {
  const serial = talk.session?.waiting?.serial ?? 0;
  const press = (token: string) => talk.hear({ kind: "choice", token });
  if ("them" in turn) return talk.hear({ kind: "text", text: turn.them }, asTold(turn));
  if ("start" in turn) return talk.hear({ kind: "start", campaign: null });
  if ("press" in turn) return press(optionToken(serial, turn.press));
  if ("old_press" in turn) return press(optionToken(serial - 1, turn.old_press));
  if ("command" in turn) return press(commandToken(turn.command));
  if ("voice" in turn) return talk.hear(VOICE_NOTE);
  if ("silence" in turn) return talk.wait(turn.silence);
  return talk.move({ type: "entered", flow: turn.entered });
}

function asTold({ answers, topic, urgent, concern }: Told) {
  const part: Partial<Reading> = {};
  if (answers) part.answers = answers.map((key) => ({ key, score: thresholds.sure }));
  if (topic) part.topics = [{ topic, score: 1 }];
  if (concern) Object.assign(part, { risk: concern.length > 0 ? "concern" : "none", signals: concern.map(signOf) });
  if (urgent) Object.assign(part, { risk: "urgent", signals: urgent.map(signOf) });
  return part;
}

const signOf = (kind: SignalKind) => ({ kind, span: "" });

type Told = Pick<Extract<Turn, { them: string }>, "answers" | "topic" | "urgent" | "concern">;

/** A voice note, as a channel tells of one. */
const VOICE_NOTE: InboundContent = {
  kind: "media",
  media: { kind: "voice", fileRef: "", mime: null, size: null, duration: null, name: null },
  caption: null,
};
