import type { FC } from "hono/jsx";
import { CLOSE_REASONS } from "../../domain/conversation.ts";
import type { ConversationView } from "../../services/conversation/read-conversation.ts";
import { Badge, Button, Choice, PriorityBadge } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { duration, fullTime } from "../../ui/time.tsx";
import { Bdi } from "../../ui/user-text.tsx";
import { intakeWords, reasonWords, words } from "../words.ts";
import { Countdown } from "./countdown.tsx";

type HeadProps = Reader & { view: ConversationView; me: string; now: number; oob?: boolean };

/** Who this is, how urgent and why, and what they wished for. */
export const ConversationHead: FC<HeadProps> = ({ view, me, now, lang, t, oob }) => (
  <header id="conversation-head" class={`head p${view.priority}`} hx-swap-oob={oob ? "outerMorph" : undefined}>
    <div class="head-line">
      <a class="back" href="/console">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
          <path d="M15 5 8 12l7 7" />
        </svg>
        <span class="visually-hidden">{t("nav.queue")}</span>
      </a>
      <h1>
        {t("person")} <Bdi>{view.pseudonym}</Bdi>
      </h1>
      {view.lane === "psea" && <Badge kind="strong">{t("lane.psea")}</Badge>}
      <PriorityBadge priority={view.priority} t={t} />
      <Badge kind={view.status === "waiting" ? "warn" : "plain"}>{statusWords(view, me, t)}</Badge>
      {view.status === "officer" && view.holder?.id === me && <HeadActions view={view} t={t} />}
    </div>
    <p class="head-why">
      <strong>{view.status === "closed" ? words(t, "close_reason", view.closeReason) : reasonWords(t, view)}</strong>
      {view.dueAt !== null && <Countdown due={view.dueAt} now={now} lang={lang} t={t} />}
      {view.lane === "general" && view.team !== "general" && (
        <span>{t("head.team", { team: t(`team.${view.team}`) })}</span>
      )}
      <span>
        {t(`language.${view.language}`)} · {t(`channel.${view.channel}`)}
      </span>
      <span title={fullTime(lang, view.openedAt)}>{waits(view, now, t)}</span>
    </p>
    {view.lane === "psea" && <p class="head-note">{t("lane.psea_hint")}</p>}
    <Wishes view={view} t={t} />
    {view.status !== "closed" && isQuiet(view, now) && <p class="head-warn">{t("head.quiet")}</p>}
    {view.status === "officer" && <p class="head-note">{t("head.bot_silent")}</p>}
  </header>
);

const Wishes: FC<{ view: ConversationView; t: Reader["t"] }> = ({ view, t }) => {
  const { about, when, wish, foreign } = view.intake;
  const wishes = [
    { key: "about", value: intakeWords(t, "about", about) },
    { key: "when", value: intakeWords(t, "when", when) },
    { key: "wish", value: intakeWords(t, "wish", wish) },
    { key: "foreign", value: intakeWords(t, "foreign", foreign) },
  ].filter(({ value }) => value !== null);
  if (wishes.length === 0) return null;
  return (
    <dl class="wishes">
      {wishes.map(({ key, value }) => (
        <div class={`wish ${key}`}>
          <dt>{t(`head.${key}`)}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const HeadActions: FC<{ view: ConversationView; t: Reader["t"] }> = ({ view, t }) => (
  <div class="head-actions">
    <details class="menu" name="head-action" id="release-menu">
      <summary>{t("release.title")}</summary>
      <form class="menu-body" {...posts(view.id, "release")}>
        <label for="release-note">{t("release.note")}</label>
        <textarea id="release-note" name="note" rows={3} maxlength={4000} dir="auto" />
        <Button kind="primary">{t("release.do")}</Button>
      </form>
    </details>
    <details class="menu" name="head-action" id="close-menu">
      <summary>{t("close.title")}</summary>
      <form class="menu-body" {...posts(view.id, "close")}>
        <Choice
          name="reason"
          label={t("close.reason")}
          options={CLOSE_REASONS.map((value) => ({ value, label: t(`close_reason.${value}`) }))}
        />
        <p class="hint">{t(view.lane === "psea" ? "close.hint_psea" : "close.hint")}</p>
        <Button kind="danger">{t("close.do")}</Button>
      </form>
    </details>
  </div>
);

/** A form that htmx sends without leaving the page, and that works without it too. */
export function posts(conversationId: string, verb: "claim" | "release" | "reply" | "notes" | "close") {
  const path = `/console/conversations/${conversationId}/${verb}`;
  return { method: "post", action: path, "hx-post": path, "hx-swap": "none", "hx-disable": "find button" } as const;
}

function statusWords(view: ConversationView, me: string, t: Reader["t"]): string {
  if (view.status !== "officer" || !view.holder) return t(`status.${view.status}`);
  return view.holder.id === me ? t("status.mine") : t("status.held_by", { name: view.holder.name });
}

/** As long as a talk goes on, the next word finds the person at the phone; after this, perhaps somebody else. */
const TALK_MS = 15 * 60_000;

/** Writing now would reach the phone of somebody who asked to be written to only when they write. */
function isQuiet(view: ConversationView, now: number): boolean {
  return view.intake.when === "when_i_write" && view.lastInAt !== null && now - view.lastInAt > TALK_MS;
}

function waits(view: ConversationView, now: number, t: Reader["t"]): string {
  const since = view.status === "waiting" ? view.waitingSince : view.unansweredSince;
  if (since !== null) return t("head.waits", { duration: duration(t, now - since) });
  return t("head.opened", { duration: duration(t, now - view.openedAt) });
}
