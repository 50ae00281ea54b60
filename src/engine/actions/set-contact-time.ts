import { CONTACT_TIMES } from "../../domain/contact-time.ts";
import { evaluate } from "../evaluate.ts";
import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

/** Words instead of a choice are for the officer: nothing can be kept to by them. */
export function setContactTime(run: Run, { value }: ActionOf<"set_contact_time">): void {
  const chosen = evaluate(run, value);
  const time = CONTACT_TIMES.find((it) => it === chosen);
  if (time) run.events.push({ type: "contact_time_chosen", time });
}
