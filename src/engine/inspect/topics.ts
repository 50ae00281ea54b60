import type { Problem } from "../../base/problem.ts";
import type { Topic } from "../../domain/topic.ts";
import type { Helpline } from "../flow.ts";
import type { Inspected } from "./inspected.ts";
import { problemIn } from "./nodes.ts";
import { flowsFrom } from "./reach.ts";
import { topicsOf } from "./targets.ts";

/** Flows of topics that cannot do what people want with such words, or that serve something else. */
export function topicProblems(inspected: Inspected): Problem[] {
  const { flows, helpline, sources } = inspected;
  const { other_language } = helpline;
  const mapped = topicsOf(inspected).filter(({ flow }) => flows[flow]);
  const at = (path: string[], fault: string) => problemIn(sources, "helpline", path, fault);
  const problems = mapped.flatMap(({ name: topic, flow }) => {
    const path = ["topics", topic];
    const role = roleOf(flow, helpline);
    if (role)
      return at(path, `${flow} serves as ${role}, and counts on how it is entered: give the topic a flow of its own`);
    const wanted = commandFor(topic, helpline) ?? personFor(flow, inspected);
    return wanted !== null && !flowsFrom(inspected, [flow]).has(wanted)
      ? at(path, `${flow} never leads to ${wanted}`)
      : [];
  });
  if (other_language === undefined || !flows[other_language]) return problems;
  if (!("foreign" in (flows[other_language]?.variables ?? {}))) {
    problems.push(problemIn(sources, other_language, ["variables"], "declare `foreign`: it holds the language"));
  }
  if (!flowsFrom(inspected, [other_language]).has(helpline.commands.human)) {
    problems.push(at(["other_language"], `${other_language} never leads to ${helpline.commands.human}`));
  }
  return problems;
}

function roleOf(flow: string, helpline: Helpline): string | null {
  const roles = [
    "welcome",
    "urgent",
    "answer",
    "not_understood",
    "feedback",
    "unreadable",
    "other_language",
    "concern",
    "safe_check",
  ] as const;
  if (flow === helpline.commands.quick_exit) return "quick_exit";
  return roles.find((role) => helpline[role] === flow) ?? null;
}

const COMMAND_OF: Partial<Record<Topic, keyof Helpline["commands"]>> = {
  talk_to_human: "human",
  stop_unsubscribe: "stop",
  delete_my_data: "delete_data",
};

function commandFor(topic: string, { commands }: Helpline): string | null {
  const command = COMMAND_OF[topic as Topic];
  return command ? commands[command] : null;
}

/** Where no entry answered, a person must be offered. */
function personFor(flow: string, { flows, helpline }: Inspected): string | null {
  return "nearest" in (flows[flow]?.variables ?? {}) ? helpline.commands.human : null;
}
