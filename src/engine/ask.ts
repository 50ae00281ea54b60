import { send } from "./actions/send.ts";
import { COMMON_TEXTS } from "./common-texts.ts";
import { offeredAt } from "./offer.ts";
import { nodeOf, type Run } from "./run.ts";
import { sendText } from "./send-text.ts";
import { optionToken } from "./token.ts";

const MINUTE = 60_000;

/** Waits at the top node, whose messages have been sent: its choices go with the last of them, under a new serial. */
export function ask(run: Run): void {
  const node = nodeOf(run);
  const offered = offeredAt(run, node);
  if (node.wait?.type === "choice" && lastMessage(run) < 0) sendText(run, { key: COMMON_TEXTS.choose });
  const serial = run.serial + 1;
  run.serial = serial;
  run.waiting = { serial, options: offered.map(({ id }) => id) };
  run.deadline = node.wait?.timeout ? run.env.now + node.wait.timeout.minutes * MINUTE : null;
  const last = lastMessage(run);
  const message = run.events[last];
  // Counted, they would look like the number that is asked for: there they are taken by their words.
  if (node.wait?.type === "number" && !run.env.limits.buttons) return;
  if (offered.length === 0 || message?.type !== "message_created") return;
  const choices = offered.map(({ id, label }) => ({ token: optionToken(serial, id), label }));
  run.events[last] = { ...message, choices };
}

/** Sends the question of the top node once more, without what else the node does, and waits. */
export function askAgain(run: Run): void {
  const node = nodeOf(run);
  if (node.question) send(run, node.question);
  else if (node.wait?.type === "choice") sendText(run, { key: COMMON_TEXTS.choose });
  ask(run);
}

function lastMessage(run: Run): number {
  return run.events.findLastIndex((event) => event.type === "message_created");
}
