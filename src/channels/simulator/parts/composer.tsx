import type { FC } from "hono/jsx";
import type { Reader } from "../../../ui/say.ts";
import { type View, withView } from "../chat.ts";
import { Icon } from "./icons.tsx";

/** Sends words without a script too; files and voice notes need one, and appear with it. */
export const Composer: FC<{ view: View; t: Reader["t"] }> = ({ view, t }) => (
  <footer class="composer">
    <p id="notice" class="notice" role="status" aria-live="polite" />
    <form id="editing" class="strip" hidden>
      <p>{t("composer.editing")}</p>
      <button type="reset" class="round" aria-label={t("composer.stop_editing")}>
        <Icon name="close" />
      </button>
    </form>
    <form id="writer" class="writer" method="post" action={withView("/try/messages", view)}>
      <label class="round attach" hidden data-scripted>
        <span class="visually-hidden">{t("composer.attach")}</span>
        <Icon name="attach" />
        <input
          class="visually-hidden"
          id="file"
          type="file"
          accept="image/*,audio/*,video/*,application/pdf"
          data-action={withView("/try/media", view)}
        />
      </label>
      <label class="visually-hidden" for="text">
        {t("composer.label")}
      </label>
      <textarea
        id="text"
        name="text"
        rows={1}
        dir="auto"
        placeholder={t("composer.label")}
        autocomplete="off"
        required
      />
      <button type="button" class="round mic" id="record" hidden aria-label={t("composer.record")}>
        <Icon name="mic" />
      </button>
      <button type="submit" class="round send" aria-label={t("composer.send")}>
        <Icon name="send" />
      </button>
    </form>
    <form id="recorder" class="strip" hidden>
      <button type="reset" class="round" aria-label={t("composer.discard")}>
        <Icon name="close" />
      </button>
      <p>
        <span class="red-dot" aria-hidden="true" />
        {t("composer.recording")} <span id="recorded" dir="ltr" role="timer" />
      </p>
      <button type="submit" class="round send" aria-label={t("composer.send_voice")}>
        <Icon name="send" />
      </button>
    </form>
  </footer>
);
