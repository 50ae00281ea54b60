import type { Child, FC } from "hono/jsx";
import type { ConversationView } from "../../services/conversation/read-conversation.ts";
import { REPLY_LENGTH } from "../../services/conversation/reply.ts";
import { Button } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";
import { posts } from "./conversation-head.tsx";
import { Sending } from "./sending.tsx";

type ComposerProps = Reader & {
  view: ConversationView;
  me: string;
  /** The id that the next message gets, so that sending it twice sends it once. */
  draftId: string;
  oob?: boolean;
};

export type ComposerMode = "write" | "claim" | "held" | "unreachable" | "stopped" | "closed";

export function composerMode(view: ConversationView, me: string): ComposerMode {
  if (view.status === "closed" || view.erased) return "closed";
  if (view.status !== "officer") return "claim";
  if (view.holder?.id !== me) return "held";
  if (!view.reachable) return "unreachable";
  return view.stopped ? "stopped" : "write";
}

/** Where the officer writes, or why they cannot. */
export const Composer: FC<ComposerProps> = ({ view, me, draftId, lang, t, oob }) => {
  const mode = composerMode(view, me);
  return (
    <section
      id="composer"
      class={`composer ${mode}`}
      aria-label={t("composer.label")}
      hx-swap-oob={oob ? "outerHTML" : undefined}
    >
      <input type="hidden" id="composer-mode" name="mode" value={mode} />
      {mode === "claim" && <Claim view={view} t={t} />}
      {mode === "held" && (
        <p class="explain">
          <Bdi>{view.holder?.name ?? ""}</Bdi> {t("composer.held")}
        </p>
      )}
      {mode === "unreachable" && <p class="explain bad">{t("composer.unreachable")}</p>}
      {mode === "stopped" && <p class="explain bad">{t("composer.stopped")}</p>}
      {mode === "closed" && <p class="explain">{t(view.erased ? "composer.erased" : "composer.closed")}</p>}
      {mode === "write" && (
        <Tabs t={t}>
          <Writer view={view} draftId={draftId} verb="reply" lang={lang} t={t} />
          <Writer view={view} draftId={draftId} verb="notes" lang={lang} t={t} />
        </Tabs>
      )}
      {mode !== "write" && mode !== "closed" && (
        <details class="note-only">
          <summary>{t("composer.add_note")}</summary>
          <Writer view={view} draftId={draftId} verb="notes" lang={lang} t={t} />
        </details>
      )}
    </section>
  );
};

const Claim: FC<{ view: ConversationView; t: Reader["t"] }> = ({ view, t }) => (
  <form class="claim" {...posts(view.id, "claim")}>
    <p class="explain">{t(view.status === "bot" ? "composer.claim_from_bot" : "composer.claim")}</p>
    <Button kind="primary">{t("claim.do")}</Button>
  </form>
);

/** Two radio buttons, so that which of the two is written to is seen, heard, and needs no script. */
const Tabs: FC<{ t: Reader["t"]; children?: Child }> = ({ t, children }) => (
  <div class="tabs">
    <div class="tab-row" role="radiogroup" aria-label={t("composer.to_whom")}>
      <input type="radio" name="composer-tab" id="tab-reply" checked />
      <label for="tab-reply">{t("composer.reply_tab")}</label>
      <input type="radio" name="composer-tab" id="tab-notes" />
      <label for="tab-notes">{t("composer.note_tab")}</label>
    </div>
    {children}
  </div>
);

const Writer: FC<Reader & { view: ConversationView; draftId: string; verb: "reply" | "notes" }> = ({
  view,
  draftId,
  verb,
  lang,
  t,
}) => {
  const label = t(verb === "notes" && view.lane === "psea" ? "composer.notes_label_psea" : `composer.${verb}_label`);
  return (
    <form class={`writer ${verb}`} {...posts(view.id, verb)}>
      <input type="hidden" name="id" value={draftId} />
      <label class="visually-hidden" for={`text-${verb}`}>
        {label}
      </label>
      <textarea
        id={`text-${verb}`}
        name="text"
        rows={2}
        required
        maxlength={REPLY_LENGTH}
        dir="auto"
        placeholder={label}
        data-submit-on-enter
      />
      {verb === "reply" && <Sending view={view} lang={lang} t={t} />}
      <div class="writer-row">
        <p class="hint">{t(`composer.${verb}_hint`)}</p>
        <Button kind="primary">{t(`composer.${verb}_do`)}</Button>
      </div>
    </form>
  );
};
