import type { Child, FC } from "hono/jsx";
import type { Assets } from "../../ui/assets.ts";
import { Layout } from "../../ui/layout.tsx";
import type { Reader } from "../../ui/say.ts";

type PlainPageProps = Reader & { title: string; assets: Assets; path: string; children?: Child };

/** The console's own style sheets, in the order in which they are loaded. */
export const STYLES = [
  "frame.css",
  "lists.css",
  "queue.css",
  "questions.css",
  "flows.css",
  "conversation.css",
  "messages.css",
  "screening.css",
  "narrow.css",
] as const;

/** A page for who is not signed in yet: one card, and the other language. */
export const PlainPage: FC<PlainPageProps> = ({ title, assets, path, lang, t, children }) => {
  const other = lang === "ar" ? "en" : "ar";
  return (
    <Layout lang={lang} title={`${title} · ${t("brand")}`} assets={assets} styles={STYLES} bodyClass="plain">
      <main class="door" id="main">
        <p class="brand">
          <img src={assets.url("icon.svg")} alt="" width="36" height="36" />
          <span>{t("brand")}</span>
        </p>
        <h1>{title}</h1>
        {children}
        <p class="door-language">
          <a href={`${path}?lang=${other}`} lang={other} hreflang={other}>
            {other === "ar" ? "العربية" : "English"}
          </a>
        </p>
      </main>
    </Layout>
  );
};
