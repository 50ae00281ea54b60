import type { Say } from "../ui/say.ts";

/** Flows that the console has words for. One that is newer goes by its own name and its author's description. */
const KNOWN: readonly string[] = [
  "about",
  "answer",
  "complaint",
  "concern",
  "delete",
  "feedback",
  "for_staff",
  "greeting",
  "held",
  "help",
  "language",
  "life",
  "menu",
  "not_understood",
  "other_language",
  "out_of_scope",
  "person",
  "privacy",
  "quick_exit",
  "returnee",
  "safe_check",
  "screening",
  "screening_adult",
  "screening_child",
  "screening_control",
  "screening_end",
  "screening_harm",
  "screening_journey",
  "screening_reasons",
  "screening_work",
  "stop",
  "stop_ask",
  "thanks",
  "unreadable",
  "urgent",
  "way",
  "welcome",
  "where",
];

/** What a flow is called and what it is for, in the reader's language where there are words for it. */
export function flowWords(say: Say, flow: { name: string; description: string }): { title: string; about: string } {
  if (!KNOWN.includes(flow.name)) return { title: flow.name, about: flow.description };
  return { title: say(`name.${flow.name}`), about: say(`about.${flow.name}`) };
}
