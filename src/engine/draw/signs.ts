import type { Say } from "../../ui/say.ts";
import type { Action, Node } from "../flow.ts";

const SIGN_KINDS = ["alarm", "life", "sensitive", "person", "numbers", "flow", "other"] as const;
export type SignKind = (typeof SIGN_KINDS)[number];

/** A mark on a step: what it does besides talking. */
export type Sign = { kind: SignKind; label: string };

/** The gravest first, as `SIGN_KINDS` has them. */
export function signsOf(node: Node, say: Say): Sign[] {
  const { sensitive, life_saving } = node;
  const signs: Sign[] = [
    ...(life_saving ? [{ kind: "life" as const, label: say("sign.life_saving") }] : []),
    ...(sensitive ? [{ kind: "sensitive" as const, label: say("sign.sensitive") }] : []),
    ...node.actions.flatMap((action) => signOf(action, say) ?? []),
  ];
  return signs.sort((a, b) => SIGN_KINDS.indexOf(a.kind) - SIGN_KINDS.indexOf(b.kind));
}

function signOf(action: Action, say: Say): Sign | null {
  const other = (label: string): Sign => ({ kind: "other", label });
  switch (action.type) {
    case "send":
      return null;
    case "raise_alarm":
      return { kind: "alarm", label: say("sign.raise_alarm") };
    case "request_person":
      return { kind: "person", label: say("sign.request_person") };
    case "send_contacts":
      return { kind: "numbers", label: say("sign.numbers", { count: action.contacts.length }) };
    case "enter_flow":
      return { kind: "flow", label: say("sign.enter_flow", { flow: action.flow }) };
    case "send_article":
      return action.part === "contacts"
        ? { kind: "numbers", label: say("sign.article_contacts") }
        : other(say(`sign.article_${action.part}`));
    case "record_consent":
      return other(
        say(action.given ? "sign.consent_given" : "sign.consent_withdrawn", {
          consent: say(`consent.${action.consent}`),
        }),
      );
    case "set":
      return other(say("sign.set", { variable: action.variable }));
    case "set_language":
      return other(say(`sign.language_${action.language}`));
    case "delete_data":
    case "stop_contact":
    case "leave_queue":
    case "save_feedback":
    case "confirm_safe":
    case "start_screening":
    case "end_screening":
    case "drop_sensitive":
    case "hide_messages":
    case "set_contact_time":
      return other(say(`sign.${action.type}`));
  }
}
