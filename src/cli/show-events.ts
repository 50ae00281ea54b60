import type { ChannelLimits } from "../domain/channel.ts";
import type { Event } from "../engine/event.ts";
import type { Translate } from "../i18n/translate.ts";
import { render } from "../services/conversation/render.ts";

/** Messages as they reach the person, choices numbered; and what else happened, a line each behind a dot. */
export function showEvents(events: readonly Event[], translate: Translate, limits: ChannelLimits): string {
  const list = { ...limits, buttons: false };
  const shown = events.flatMap((event) => {
    if (event.type !== "message_created") return noteOf(event);
    return render(translate, list, event.language, event.text, event.choices).map(({ text }) => text);
  });
  return shown.map((text) => `${text}\n\n`).join("");
}

function noteOf({ type, ...rest }: Event): string {
  const details = Object.entries(rest).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return ["·", type, ...details].join(" ");
}
