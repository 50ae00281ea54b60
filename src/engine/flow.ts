import * as z from "zod";
import { TOPICS, type Topic } from "../domain/topic.ts";

/**
 * The shape of a flow file. A flow is a set of nodes; a node runs its actions, then waits and routes what came,
 * or routes by conditions, or goes on. `go: end` ends the flow: the frame below asks its question again.
 */
const Id = z.string().regex(/^[a-z][a-z0-9_]*$/, "use snake_case: a-z, 0-9 and _");
const TextKey = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/, "use file.name, as in person.about");
/**
 * An expression in CEL. It sees
 * - `vars.NAME`: the variables of the flow;
 * - `consents.NAME`: true where the consent was given; `refused.NAME`: true where it was asked and not given, or withdrawn;
 * - `signals.KIND`: true for each sign of danger in the message that entered the flow;
 * - `article.risk` (`info`, `sensitive`, `human`) and `article.contacts` (how many numbers may be given): of the entry
 *   whose key the variable `article` holds; a flow must declare it;
 * - `language` (`ar`, `en`) and `channel`;
 * - `status`: `bot`, `waiting` (in the queue, for whatever reason) or `officer`;
 * - `requested`: the reason for which a flow asked for a person, while the conversation waits or an officer holds it; else "".
 */
const Cel = z
  .string()
  .min(1)
  .describe(
    "a condition or value in CEL: vars.NAME, consents.NAME, refused.NAME, signals.KIND, article.risk, article.contacts, language, channel, status, requested",
  );
/** The name of a file of `flows/instruments`. */
const Instrument = z.string().regex(/^[a-z][a-z0-9-]*$/, "use kebab-case, as in ilo-adult-labour");
const Target = Id.describe("a node of this flow, or `end`");

export const CONSENTS = ["chat", "store", "officer", "danger_questions", "referral", "call"] as const;
export type ConsentKind = (typeof CONSENTS)[number];

/** How a screening ends. `left`: the person went elsewhere; `danger`: a person took over at once. */
export const SCREENING_ENDS = ["completed", "stopped", "left", "danger"] as const;
export type ScreeningEnd = (typeof SCREENING_ENDS)[number];

export const Action = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("send"), text: TextKey, with: z.record(Id, Cel).optional() }),
  z.strictObject({ type: z.literal("set"), variable: Id, value: Cel }),
  z.strictObject({ type: z.literal("set_language"), language: z.enum(["ar", "en"]) }),
  z.strictObject({ type: z.literal("record_consent"), consent: z.enum(CONSENTS), given: z.boolean() }),
  /** Puts the conversation into the queue of officers; the named variables go with it as the intake. */
  z.strictObject({ type: z.literal("request_person"), reason: Id, intake: z.array(Id).default([]) }),
  /**
   * Runs another flow; this node's router or `go` follows when it has ended. Must be the last action. A variable that
   * both flows declare is handed over, and so are the signs that led here. Entering the menu clears the stack: it never ends.
   */
  z.strictObject({ type: z.literal("enter_flow"), flow: Id }),
  /** Sends an entry of the knowledge base: its short text, its long one, or the numbers it names. */
  z.strictObject({ type: z.literal("send_article"), article: Cel, part: z.enum(["short", "long", "contacts"]) }),
  /** Sends numbers of the registry in one message, below the words of `text`, which ends in `{{contacts}}`. */
  z.strictObject({ type: z.literal("send_contacts"), text: TextKey.optional(), contacts: z.array(Id).min(1) }),
  z.strictObject({ type: z.literal("delete_data") }),
  /** The person wants no more messages until they write again. */
  z.strictObject({ type: z.literal("stop_contact") }),
  z.strictObject({ type: z.literal("leave_queue") }),
  z.strictObject({ type: z.literal("save_feedback"), score: Cel, comment: Cel.optional() }),
  z.strictObject({ type: z.literal("raise_alarm"), alarm: Id }),
  /** The person has said that nobody reads along. Holds until they leave quickly, rest for long, or another asks who we are. */
  z.strictObject({ type: z.literal("confirm_safe") }),
  /** From here on `record` of the routers counts towards a screening by that instrument; `entry` says what led to it. */
  z.strictObject({ type: z.literal("start_screening"), instrument: Instrument, entry: Cel.optional() }),
  z.strictObject({ type: z.literal("end_screening"), how: z.enum(SCREENING_ENDS) }),
  /** Takes flows with sensitive questions off the stack below this one: they are not asked again. */
  z.strictObject({ type: z.literal("drop_sensitive") }),
  /** Takes the bot's last messages away where the channel can, and sends without a sound until `confirm_safe`. */
  z.strictObject({ type: z.literal("hide_messages") }),
  /** When we may write first: a value that gives `any_time`, `morning`, `evening` or `when_i_write`; anything else is not kept. */
  z.strictObject({ type: z.literal("set_contact_time"), value: Cel }),
]);
export type Action = z.infer<typeof Action>;
export type ActionType = Action["type"];

/** Minutes of silence after which `go` is taken; nothing sensitive may be sent there. */
const Timeout = z.strictObject({ minutes: z.int().positive(), go: Target });

/** What a list of choices is drawn from besides the branches: rows of the topics menu, entries of one row, nearest entries. */
const CHOICE_LISTS = ["topics", "articles", "nearest"] as const;

export const Wait = z.discriminatedUnion("type", [
  /** One of the router's branches, or of a list drawn from the content (`of`: CEL, the row whose entries are listed). */
  z.strictObject({
    type: z.literal("choice"),
    list: z.enum(CHOICE_LISTS).optional(),
    of: Cel.optional(),
    timeout: Timeout.optional(),
  }),
  /** Anything: words, a voice note, a picture. With a choice router its branches are shown and accepted too. */
  z.strictObject({ type: z.literal("anything"), timeout: Timeout.optional() }),
  /** A whole number. With a choice router its branches are accepted too, and the number leads to `otherwise`. */
  z.strictObject({ type: z.literal("number"), min: z.int(), max: z.int(), timeout: Timeout.optional() }),
]);
export type Wait = z.infer<typeof Wait>;

export const Router = z.discriminatedUnion("type", [
  /**
   * Branches by what was chosen; `save` keeps the chosen id in a variable. `listed` is where a choice of the
   * drawn list goes; `otherwise` where words lead that are no choice and no question that we can answer (default: ask again).
   * A branch with `when` is shown only where that holds; it may stand in two places under different conditions.
   * `record`: the question of a screening that this is; the choice is its answer. Words that are no choice are kept beside
   * it for the officer, and the question is asked again.
   */
  z.strictObject({
    type: z.literal("choice"),
    save: Id.optional(),
    record: Id.optional(),
    branches: z.array(z.strictObject({ choice: Id, label: TextKey, go: Target, when: Cel.optional() })).default([]),
    listed: Target.optional(),
    otherwise: Target.optional(),
  }),
  /** Keeps what came in a variable and goes on. `questions`: true lets a question be taken up instead that an entry answers or whose topic has a flow. */
  z.strictObject({
    type: z.literal("save"),
    save: Id.optional(),
    record: Id.optional(),
    go: Target,
    questions: z.boolean().default(false),
  }),
  /** No wait: the first branch whose condition holds. */
  z.strictObject({
    type: z.literal("condition"),
    branches: z.array(z.strictObject({ when: Cel, go: Target })).min(1),
    otherwise: Target,
  }),
]);
export type Router = z.infer<typeof Router>;

export const Node = z.strictObject({
  /**
   * What is asked here may harm who is watched, or wound: asked only after consent to such questions and "is it safe to
   * talk?", never into silence, and after a pause only when it is safe again.
   */
  sensitive: z.boolean().optional(),
  /** A question that may save a life now: before language, consent and everything else. */
  life_saving: z.boolean().optional(),
  actions: z.array(Action).default([]),
  wait: Wait.optional(),
  router: Router.optional(),
  go: Target.optional(),
});
export type Node = z.infer<typeof Node>;

export const Flow = z.strictObject({
  flow: Id,
  description: z.string().optional(),
  /** People inside when the flow is edited: `finish` on their revision, or `move` to the same node of the new one. */
  on_edit: z.enum(["finish", "move"]).default("finish"),
  start: Id,
  /** Every variable of the flow with the value it starts with. */
  variables: z.record(Id, z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  nodes: z.record(Id, Node),
});
export type Flow = z.infer<typeof Flow>;

const OptionalId = Id.optional();
const TopicFlows = z.strictObject(
  Object.fromEntries(TOPICS.map((topic) => [topic, OptionalId])) as Record<Topic, typeof OptionalId>,
);

/** `flows/helpline.yaml`: which flow serves what. What is optional is missing in revisions that are older than it. */
export const Helpline = z.strictObject({
  welcome: Id,
  menu: Id,
  commands: z.strictObject({
    human: Id,
    stop: Id,
    quick_exit: Id,
    delete_data: Id,
  }),
  /** Entered by an urgent signal. */
  urgent: Id,
  /** Entered by a question that an entry answers; the variable `article` holds its key. */
  answer: Id,
  /** Entered by words that were not understood; offers the nearest entries or a person. */
  not_understood: Id,
  /** Entered when an officer has closed the conversation. */
  feedback: Id,
  /** Entered when something came that we cannot read, or a voice note or file in a place that expects none. */
  unreadable: Id,
  /** Entered by words in a language that the line does not speak; the variable `foreign` holds `fr so am ti other`. */
  other_language: Id.optional(),
  /** Entered by a sign of danger that is not urgent, once in a while: says that it was heard and asks one question. */
  concern: Id.optional(),
  /** The questions that an officer may ask for, and that danger ends. */
  screening: Id.optional(),
  /**
   * Entered before anything sensitive comes again: after a pause, when words sound like another person's, or when we write
   * first. The variable `why` holds `pause`, `long_pause`, `who`, `opening` or `waiting` (a message of an officer is held).
   */
  safe_check: Id.optional(),
  /** Entered by a complaint about staff of help. What is said inside is seen by those alone who are named for it. */
  restricted: Id.optional(),
  /**
   * Flows that take up words which are surely about a topic, where no wait takes them and no entry answers. One that
   * declares `nearest` gets the entries that come nearest: its words count as a question that nothing answers. One that
   * declares `topic` gets the name of the topic.
   */
  topics: TopicFlows.optional(),
});
export type Helpline = z.infer<typeof Helpline>;
