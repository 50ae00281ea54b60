import { handedTo } from "./handed-to.ts";
import { interruptAside, interruptOnce } from "./interrupt.ts";
import { noteNotUnderstood } from "./note-not-understood.ts";
import type { Run } from "./run.ts";
import { toMenu } from "./to-menu.ts";
import { type TopicFlow, wantsEntries } from "./topic-flow.ts";

/** Enters the flow of a topic above the question in force; `nearest` holds the entries that come nearest. */
export function enterTopic(run: Run, { flow, topic }: TopicFlow, nearest: string): void {
  const { menu, commands } = run.revision.helpline;
  if (flow === menu) toMenu(run);
  else if (Object.values(commands).includes(flow)) {
    // What the first words asked for is done now.
    run.asked = null;
    interruptOnce(run, flow);
  } else {
    if (wantsEntries(run, flow)) {
      run.asked = null;
      noteNotUnderstood(run, run.message);
    }
    interruptAside(run, flow, handedTo(run, flow, { topic, nearest }));
  }
}
