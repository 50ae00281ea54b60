import { raw } from "hono/html";
import type { Child, FC } from "hono/jsx";
import type { Language } from "../base/language.ts";
import type { Assets } from "./assets.ts";

type LayoutProps = {
  lang: Language;
  title: string;
  assets: Assets;
  /** Names of further style sheets and scripts among the assets. */
  styles?: readonly string[];
  scripts?: readonly string[];
  bodyClass?: string;
  children?: Child;
};

/** htmx without what a strict content policy forbids: no injected styles, no evaluated expressions, no kept history. */
const HTMX_CONFIG = JSON.stringify({ includeIndicatorCSS: false, history: false, defaultTimeout: 30_000 });

/** A whole page in the reader's language and direction. */
export const Layout: FC<LayoutProps> = ({ lang, title, assets, styles = [], scripts = [], bodyClass, children }) => (
  <>
    {raw("<!doctype html>")}
    <html lang={lang} dir={lang === "ar" ? "rtl" : "ltr"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="htmx-config" content={HTMX_CONFIG} />
        <title>{title}</title>
        {["fonts.css", "theme.css", "parts.css", ...styles].map((name) => (
          <link rel="stylesheet" href={assets.url(name)} />
        ))}
        <link rel="icon" type="image/svg+xml" href={assets.url("icon.svg")} />
      </head>
      <body class={bodyClass}>
        {children}
        {/* Not deferred: htmx would then begin before its extensions are there, and overlook what they are for. */}
        {scripts.map((name) => (
          <script src={assets.url(name)} />
        ))}
      </body>
    </html>
  </>
);
