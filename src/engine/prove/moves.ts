import { COMMANDS, type CommandName, type Reading, SIGNALS, type SignalKind } from "../../domain/reading.ts";
import type { Trigger } from "../event.ts";
import type { Helpline } from "../flow.ts";
import { optionToken } from "../token.ts";
import type { Turn } from "../turn.ts";
import type { Liveness } from "./liveness.ts";
import type { Move, Place } from "./place.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
/** Longer than anybody is thought to rest with the phone in hand; and long enough to be asked whether to go on at all. */
const PAUSES = [11 * MINUTE, 24 * 60 * MINUTE] as const;

/** Words for each command as people type them; they are read as typed. */
const TYPED: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  human: ["موظف", "person"],
  menu: ["القائمة", "menu"],
  back: ["رجوع", "back"],
  stop: ["وقف", "stop"],
  quick_exit: ["خروج", "exit"],
  delete_data: ["امسح بياناتي", "delete my data"],
  language_ar: ["عربي"],
  language_en: ["English"],
  yes: ["أيوه"],
  no: ["no"],
  skip: ["عدّي"],
  dont_know: ["I do not know"],
};

/** Moves that can be made from everywhere; those from a place besides are the choices that it shows. */
export function movesOf({ revision, understand, live }: World): Move[] {
  const { helpline } = revision;
  const typed = COMMANDS.flatMap((name) =>
    (TYPED[name] ?? []).map((text) => said(name, { them: text }, understand(text))),
  );
  const kinds = SIGNALS.filter((kind, n) => live.named.has(kind) || kind === "psea" || n === 1);
  const nothing = understand(NOTHING);
  const about = topicsToldApart(helpline, live).map((topic) =>
    said("topic", { them: `[${topic}]`, topic } as Turn, { ...nothing, topics: [{ topic, score: 1 }] }),
  );
  return [
    ...typed,
    said("nothing", { them: NOTHING }, nothing),
    ...about,
    ...kinds.map((kind) => danger("urgent", kind, nothing)),
    ...kinds.map((kind) => danger("concern", kind, nothing)),
    ...PAUSES.map((after) => ({ ...said("nothing", { them: NOTHING }, nothing), after, name: "pause" })),
    said("foreign", { them: "[français]" }, { ...nothing, foreign: "fr" }),
    said("voice", { voice: true }, { ...nothing, kind: "media", media: "voice", text: "", folded: "" }),
    said("start", { start: true }, { ...nothing, kind: "start", text: "", folded: "" }),
    move("silence", [{ silence: 60 }], { type: "timed_out" }),
    move("closed", [{ entered: helpline.feedback }], { type: "entered", flow: helpline.feedback }),
    ...openings(helpline.safe_check),
    ...requests(helpline.screening),
  ];
}

/** One topic for each flow that takes topics up, and each that some condition names besides. */
function topicsToldApart({ topics = {} }: Helpline, live: Liveness): string[] {
  const flows = new Set<string>();
  return Object.entries(topics).flatMap(([topic, flow]) => {
    if (flow === undefined || (flows.has(flow) && !live.names(topic))) return [];
    flows.add(flow);
    return [topic];
  });
}

/** Says nothing to anybody. */
const NOTHING = "بلا بلا بلا";

/** Presses of what is shown, at once and after a pause. */
export function pressesAt({ session }: Place, { understand }: World): Move[] {
  const { serial = 0, options = [] } = session?.waiting ?? {};
  const press = (option: string): Move => {
    const token = optionToken(serial, option);
    const reading = { ...understand(""), kind: "choice" as const, token, text: "", folded: "" };
    return said("press", { press: option }, reading);
  };
  const presses = options.map(press);
  const first = presses[0];
  return first ? [...presses, { ...first, name: "pause", after: PAUSES[0] }] : presses;
}

function said(name: string, turn: Turn, reading: Reading): Move {
  return move(name, [turn], { type: "read", reading });
}

function move(name: string, turns: readonly Turn[], trigger: Trigger): Move {
  return { name, turns, trigger, after: 0 };
}

function danger(risk: "urgent" | "concern", kind: SignalKind, nothing: Reading): Move {
  const reading = { ...nothing, risk, signals: [{ kind, span: "" }] };
  return said(risk, { them: `[${kind}]`, [risk]: [kind] } as Turn, reading);
}

/** An officer has the questions asked. */
function requests(flow: string | undefined): Move[] {
  if (flow === undefined) return [];
  const variables = { entry: "officer" };
  return [move("request", [{ entered: flow }], { type: "entered", flow, above: true, variables })];
}

/** We write first: something is held for the person. */
function openings(flow: string | undefined): Move[] {
  if (flow === undefined) return [];
  return ["opening", "waiting"].map((why) =>
    move("opening", [{ entered: flow }], { type: "entered", flow, above: true, variables: { why } }),
  );
}
