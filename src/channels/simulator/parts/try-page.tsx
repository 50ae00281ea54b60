import type { FC } from "hono/jsx";
import type { Assets } from "../../../ui/assets.ts";
import { Layout } from "../../../ui/layout.tsx";
import type { Reader } from "../../../ui/say.ts";
import { MODES, type View, withView } from "../chat.ts";
import type { ChatView } from "../read-chat.ts";
import type { Scenes as ScenesOf } from "../read-scenes.ts";
import { Composer } from "./composer.tsx";
import { Icon } from "./icons.tsx";
import { Log } from "./log.tsx";
import { Scenes } from "./scenes.tsx";

type TryPageProps = Reader & { view: View; chat: ChatView; scenes: ScenesOf; assets: Assets };

const STYLES = ["try.css", "try-messages.css", "try-panels.css"];
const SCRIPTS = ["try.js", "try-recorder.js"];

/** A chat as on a phone, and beside it what the line makes of it. */
export const TryPage: FC<TryPageProps> = ({ view, chat, scenes, assets, lang, t }) => (
  <Layout lang={lang} title={t("title")} assets={assets} styles={STYLES} scripts={SCRIPTS} bodyClass="try">
    <div
      class="phone"
      id="try"
      data-messages={withView("/try/messages", view)}
      data-stream={withView("/try/stream", view)}
      data-edits={withView("/try/edits", view)}
      data-offline={t("notice.offline")}
      data-not-sent={t("notice.not_sent")}
      data-too-long={t("notice.too_long")}
      data-too-large={t("notice.too_large")}
      data-too-fast={t("notice.too_fast")}
      data-no-microphone={t("notice.no_microphone")}
    >
      <Header view={view} assets={assets} t={t} />
      <main class="scroller" id="scroller" tabindex={0} aria-label={t("log.label")}>
        <Log chat={chat} view={view} lang={lang} t={t} />
      </main>
      <Composer view={view} t={t} />
    </div>
    <aside id="scenes" class="scenes" popover="auto" tabindex={0} aria-labelledby="scenes-title">
      <div class="scenes-head">
        <h2 id="scenes-title">{t("scenes.title")}</h2>
        <button
          type="button"
          class="round"
          popovertarget="scenes"
          popovertargetaction="hide"
          aria-label={t("scenes.hide")}
        >
          <Icon name="close" />
        </button>
      </div>
      <p class="hint">{t("scenes.about")}</p>
      <Scenes scenes={scenes} lang={lang} t={t} />
    </aside>
  </Layout>
);

/** What changes while the page is open. */
export const TryParts: FC<Omit<TryPageProps, "assets">> = ({ view, chat, scenes, lang, t }) => (
  <>
    <Log chat={chat} view={view} lang={lang} t={t} />
    <Scenes scenes={scenes} lang={lang} t={t} />
  </>
);

const Header: FC<{ view: View; assets: Assets; t: Reader["t"] }> = ({ view, assets, t }) => {
  const other = view.lang === "ar" ? "en" : "ar";
  return (
    <header class="top">
      <div class="who">
        <img src={assets.url("icon.svg")} alt="" width="40" height="40" />
        <div class="names">
          <h1>{t("name")}</h1>
          <p>{t("trial")}</p>
        </div>
        <a class="pill" href={withView("/try", { ...view, lang: other })} lang={other} hreflang={other}>
          {other === "ar" ? "العربية" : "English"}
        </a>
        <button type="button" class="round open-scenes" popovertarget="scenes" aria-label={t("scenes.show")}>
          <Icon name="scenes" />
        </button>
      </div>
      <div class="bar">
        <nav class="modes" aria-label={t("mode.label")}>
          {MODES.map((mode) => (
            <a href={withView("/try", { ...view, mode })} aria-current={mode === view.mode ? "page" : undefined}>
              {t(`mode.${mode}`)}
            </a>
          ))}
        </nav>
        <form method="post" action={withView("/try/people", view)}>
          <button type="submit" class="pill">
            <Icon name="person" />
            {t("new_person")}
          </button>
        </form>
      </div>
    </header>
  );
};
