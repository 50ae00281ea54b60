import { ALARMS } from "../domain/alarm.ts";
import type { Translate } from "../i18n/translate.ts";
import type { ClaimedAlert } from "../store/alert-box.ts";

export type AlertWords = {
  /** Without a slash at its end; null where the world does not reach the console. */
  publicUrl: string | null;
  /** Texts of pages. */
  translate: Translate;
};

export type AlertBody = { kind: string; priority: number | null; raised_at: string; link?: string; text: string };

/**
 * What leaves the house of an alarm: that it is, how grave, since when and where to look; nothing that a person said or
 * is known by. Of a complaint about staff of help, less still. `text` is what chats show.
 */
export function alertBody({ publicUrl, translate }: AlertWords, row: ClaimedAlert): AlertBody {
  const restricted = row.lane === "psea";
  const link = publicUrl === null || restricted ? null : publicUrl + pathOf(row);
  const sentences = (["ar", "en"] as const).map((language) => sentence(translate, language, row, restricted));
  return {
    kind: restricted ? "restricted" : row.kind,
    priority: row.priority,
    raised_at: new Date(row.raised_at).toISOString(),
    ...(link === null ? {} : { link }),
    text: [...sentences, ...(link === null ? [] : [link])].join("\n"),
  };
}

function pathOf({ conversation_id }: ClaimedAlert): string {
  return conversation_id === null ? "/console" : `/console/conversations/${conversation_id}`;
}

function sentence(translate: Translate, language: "ar" | "en", row: ClaimedAlert, restricted: boolean): string {
  if (restricted) return translate(language, "console.alert.restricted");
  const known = (ALARMS as readonly string[]).includes(row.kind);
  const what = translate(language, `console.alarm.${known ? row.kind : "other"}`);
  if (row.priority === null) return translate(language, "console.alert.line", { what });
  const priority = translate(language, `console.priority.${row.priority}`);
  return translate(language, "console.alert.conversation", { what, priority });
}
