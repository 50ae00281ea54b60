import type { Child, FC } from "hono/jsx";
import { can } from "../../domain/officer.ts";
import type { OpenAlarm } from "../../services/conversation/list-alarms.ts";
import type { Assets } from "../../ui/assets.ts";
import { Layout } from "../../ui/layout.tsx";
import type { Reader } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";
import type { SignedIn } from "../env.ts";
import { Alarms } from "./alarms.tsx";
import { STYLES } from "./plain-page.tsx";

type ConsolePageProps = Reader & {
  title: string;
  officer: SignedIn;
  assets: Assets;
  alarms: readonly OpenAlarm[];
  /** How many wait to be labelled. */
  questions: number;
  path: string;
  now: number;
  wide: boolean;
  children?: Child;
};

const SCRIPTS = ["htmx.js", "hx-sse.js", "console.js"] as const;

/** Every page that an officer sees: who they are, where they are, and what is burning. */
export const ConsolePage: FC<ConsolePageProps> = (props) => {
  const { title, officer, assets, alarms, questions, path, now, wide, lang, t, children } = props;
  return (
    <Layout lang={lang} title={`${title} · ${t("brand")}`} assets={assets} styles={STYLES} scripts={SCRIPTS}>
      <a class="skip" href="#main">
        {t("nav.skip")}
      </a>
      <Live />
      <header class="top">
        <a class="brand" href="/console">
          <img src={assets.url("icon.svg")} alt="" width="28" height="28" />
          <span>{t("brand")}</span>
        </a>
        <Nav officer={officer} path={path} questions={questions} lang={lang} t={t} />
        <Account officer={officer} path={path} lang={lang} t={t} />
      </header>
      <Alarms alarms={alarms} now={now} lang={lang} t={t} />
      <div id="notice" aria-live="polite" />
      <p id="offline" class="offline" role="status" hidden>
        {t("live.offline")}
      </p>
      <main id="main" class={wide ? "wide" : ""} tabindex={-1}>
        {children}
      </main>
    </Layout>
  );
};

/** The stream that says what changed; parts of the page listen for the names that it sends. */
const Live: FC = () => (
  <div
    id="live"
    hidden
    hx-sse:connect="/console/live"
    hx-sse:close="signed_out"
    hx-config='{"sse":{"pauseOnBackground":false,"reconnectMaxDelay":15000}}'
    hx-swap="none"
  />
);

const Nav: FC<Reader & { officer: SignedIn; path: string; questions: number }> = ({ officer, path, questions, t }) => {
  const links: { href: string; key: string; here: boolean; count?: number }[] = [
    { href: "/console", key: "nav.queue", here: path === "/console" || path.startsWith("/console/conversations") },
    { href: "/console/recent", key: "nav.recent", here: path === "/console/recent" },
    { href: "/console/deliveries", key: "nav.deliveries", here: path === "/console/deliveries" },
    ...(can(officer, "question.label")
      ? [{ href: QUESTIONS, key: "nav.questions", here: path.startsWith(QUESTIONS), count: questions }]
      : []),
    ...(can(officer, "flow.read") ? [{ href: FLOWS, key: "nav.flows", here: path.startsWith(FLOWS) }] : []),
    ...(can(officer, "officer.invite")
      ? [{ href: "/console/officers", key: "nav.officers", here: path.startsWith("/console/officers") }]
      : []),
  ];
  return (
    <nav class="nav" aria-label={t("nav.label")}>
      {links.map(({ href, key, here, count }) => (
        <a href={href} aria-current={here ? "page" : undefined}>
          {t(key)}
          {count !== undefined && <QuestionCount n={count} t={t} />}
        </a>
      ))}
    </nav>
  );
};

const QUESTIONS = "/console/questions";
const FLOWS = "/console/flows";

/** Stands there when it is empty too, so that a part of a page can bring it up to date. */
export const QuestionCount: FC<{ n: number; t: Reader["t"]; oob?: boolean }> = ({ n, t, oob }) => (
  <span id="question-count" class={n > 0 ? "count" : ""} hx-swap-oob={oob ? "outerMorph" : undefined}>
    {n > 0 ? ` ${t("queue.count", { n })}` : ""}
  </span>
);

const Account: FC<Reader & { officer: SignedIn; path: string }> = ({ officer, path, lang, t }) => {
  const other = lang === "ar" ? "en" : "ar";
  return (
    <div class="account">
      <form method="post" action="/console/duty">
        <input type="hidden" name="to" value={path} />
        <button
          class={`duty ${officer.onDuty ? "on" : "off"}`}
          name="on"
          value={officer.onDuty ? "no" : "yes"}
          type="submit"
        >
          <span class="dot" aria-hidden="true" />
          {t(officer.onDuty ? "duty.on" : "duty.off")}
        </button>
      </form>
      <details class="menu">
        <summary>
          <Bdi>{officer.name}</Bdi>
        </summary>
        <div class="menu-body">
          <p class="hint">{t(`role.${officer.role}`)}</p>
          <form method="post" action="/console/language">
            <input type="hidden" name="to" value={path} />
            <button type="submit" name="language" value={other} lang={other}>
              {other === "ar" ? "العربية" : "English"}
            </button>
          </form>
          <a href="/console/account">{t(officer.secondFactor ? "account.title" : "account.protect")}</a>
          <button type="button" data-sound={t("sound.on")} data-sound-off={t("sound.off")} hidden>
            {t("sound.off")}
          </button>
          <form method="post" action="/console/sign-out">
            <button type="submit">{t("sign_out")}</button>
          </form>
        </div>
      </details>
    </div>
  );
};
