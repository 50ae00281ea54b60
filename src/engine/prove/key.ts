import type { Frame } from "../session.ts";
import type { Place } from "./place.ts";
import type { World } from "./world.ts";

/** Two places with one key go on alike: what differs in them makes no difference to what can follow. */
export function keyOf(place: Place, world: World): string {
  const { session } = place;
  if (!session) return "";
  const { frames } = session;
  // What the variables below say counts once their flow is on top again; that place is looked at by itself.
  const stack = frames.map((frame, n) => (n === frames.length - 1 ? keyOfFrame(frame, world) : nameOf(frame)));
  const [status, reason, agreed = "", flags] = keyOfRest(place, world);
  const told = asksToBeSeen(place, world) ? agreed : withoutOfficer(agreed);
  return [stack.join(">"), status, reason, told, flags].join("|");
}

/** The same where nothing is walked on from: what lies below the question in force counts only by the part it plays. */
export function keyOfDeep(place: Place, world: World): string {
  const { helpline, flows } = world.revision;
  const frames = place.session?.frames ?? [];
  const top = frames.at(-1);
  const parts = frames.slice(1).flatMap(({ flow, node }) => {
    const sensitive = flows.get(flow)?.nodes.get(node)?.sensitive ? ["sensitive"] : [];
    return PARTS.some((part) => flow === helpline[part]) || flow === helpline.commands.human
      ? [flow, ...sensitive]
      : sensitive;
  });
  const [status, reason, agreed = "", flags] = keyOfRest(place, world);
  const told = withoutOfficer(agreed);
  return [[...new Set(parts)].sort(), top && keyOfFrame(top, world), status, reason, told, flags].join("|");
}

/** Consent to be seen by an officer counts at the menu and in the flow that asks for it, which is entered from there with either. */
function asksToBeSeen({ session }: Place, { revision }: World): boolean {
  const frames = session?.frames ?? [];
  return frames.length === 1 || frames.at(-1)?.flow === revision.helpline.commands.human;
}

function withoutOfficer(agreed: string): string {
  return agreed
    .split(",")
    .filter((it) => !it.startsWith("officer"))
    .join();
}

const PARTS = ["urgent", "screening", "safe_check", "restricted"] as const;

function keyOfRest({ session, status }: Place, { live, revision: { helpline } }: World): string[] {
  if (!session) return [];
  const { frames, waiting, requested, consents, asked, safe, screening, concernAt } = session;
  const { concern, commands, urgent, restricted, feedback } = helpline;
  const agreed = Object.entries(consents).flatMap(([kind, given]) =>
    live.consents.has(`${given ? "consents" : "refused"}.${kind}`) ? `${kind}${given ? "+" : "-"}` : [],
  );
  // Outside of sensitive flows it is as if it were not safe: the worse of the two.
  const asks = frames.some(({ flow }) => live.sensitive.has(flow));
  // Inside these nobody is asked about a sign of danger, whenever that was done last.
  const near = [concern, commands.human, urgent, helpline.screening, restricted, feedback];
  const cared = frames.some(({ flow }) => near.includes(flow)) || concernAt != null;
  const flags = [waiting !== null, asked !== null, asks && safe, screening, cared].map(Number).join("");
  // With the bot nobody has been asked for; otherwise only danger is told apart.
  const reason = status === "bot" || !requested ? "" : requested === "urgent" ? "urgent" : "asked";
  return [frames.some(({ flow }) => live.status.has(flow)) ? status : "", reason, agreed.sort().join(), flags];
}

function keyOfFrame(frame: Frame, { live, env: { content } }: World): string {
  const { flow, variables, signals = [] } = frame;
  const named = live.signals(frame);
  const values = live.of(frame).map((name) => {
    const value = String(variables[name]);
    if (name === "article") return value === "" ? "" : classOf(content, value);
    const row = live.rows.has(`${flow}.${name}`) ? content.topics.find(({ id }) => id === value) : undefined;
    return row ? [...new Set(row.articles.map((article) => classOf(content, article)))].sort().join("+") : value;
  });
  const signs = signals.filter((kind) => named.has(kind));
  return `${nameOf(frame)}(${values.join()})[${signs.join()}]`;
}

function nameOf({ flow, node, fresh }: Frame): string {
  return `${flow}.${node}${fresh ? "*" : ""}`;
}

/** Entries of one class lead on alike. */
function classOf({ articles }: World["env"]["content"], key: string): string {
  const article = articles.get(key);
  return article ? `${article.risk}${article.contacts.length > 0}` : "gone";
}
