import type { Child, FC } from "hono/jsx";
import { Badge, PriorityBadge } from "../../../ui/parts.tsx";
import type { Reader } from "../../../ui/say.ts";
import { fullTime } from "../../../ui/time.tsx";
import type { Scenes as ScenesOf } from "../read-scenes.ts";

type ScenesProps = Reader & { scenes: ScenesOf };

/** Enough to tell revisions apart. */
const HASH_SHOWN = 8;

/** What the line makes of the chat. Codes stand as they are: content people look them up in the flows. */
export const Scenes: FC<ScenesProps> = ({ scenes, lang, t }) => (
  <div id="scenes-body">
    {scenes.conversation ? <Standing {...scenes} lang={lang} t={t} /> : <p class="hint">{t("scenes.nobody")}</p>}
    {scenes.reading && <Understood reading={scenes.reading} t={t} />}
    {scenes.session && <Place session={scenes.session} current={scenes.current} lang={lang} t={t} />}
  </div>
);

const Standing: FC<ScenesOf & Reader> = ({ conversation, stopped, t }) =>
  conversation && (
    <Facts title={t("scenes.conversation")}>
      <Fact name={t("scenes.status")}>
        <Badge kind={conversation.status === "officer" ? "good" : conversation.status === "waiting" ? "warn" : "plain"}>
          {t(`status.${conversation.status}`)}
        </Badge>
        {stopped && <Badge kind="bad">{t("scenes.stopped")}</Badge>}
      </Fact>
      <Fact name={t("scenes.priority")}>
        <PriorityBadge priority={conversation.priority} t={t} />
      </Fact>
      <Fact name={t("scenes.risk")}>{t(`risk.${conversation.risk}`)}</Fact>
      <Fact name={t("scenes.reason")}>{code(conversation.reason)}</Fact>
      {conversation.closeReason && <Fact name={t("scenes.closed")}>{code(conversation.closeReason)}</Fact>}
    </Facts>
  );

const Understood: FC<{ reading: NonNullable<ScenesOf["reading"]>; t: Reader["t"] }> = ({ reading, t }) => (
  <Facts title={t("scenes.last_words")}>
    <Fact name={t("scenes.command")}>
      {code(
        reading.command && [reading.command.name, reading.command.number].filter((it) => it !== undefined).join(" "),
      )}
    </Fact>
    <Fact name={t("scenes.signals")}>
      {reading.signals.length === 0
        ? code(null)
        : reading.signals.map(({ kind, span }) => (
            <span>
              {code(kind)} <q dir="auto">{span}</q>
            </span>
          ))}
    </Fact>
    <Fact name={t("scenes.answers")}>
      {reading.answers.length === 0
        ? code(null)
        : reading.answers.map(({ key, score }) => (
            <span>
              {code(key)} <span class="hint">{score.toFixed(2)}</span>
            </span>
          ))}
    </Fact>
    <Fact name={t("scenes.written_in")}>{reading.language ? t(`language.${reading.language}`) : code(null)}</Fact>
  </Facts>
);

const Place: FC<Reader & { session: NonNullable<ScenesOf["session"]>; current: boolean }> = (props) => {
  const { session, current, lang, t } = props;
  return (
    <Facts title={t("scenes.flow")}>
      <Fact name={t("scenes.stack")}>
        {session.frames.map(({ flow, node }) => (
          <span>{code(`${flow} / ${node}`)}</span>
        ))}
      </Fact>
      <Fact name={t("scenes.waits_for")}>{code(session.waiting?.options.join(" ") || null)}</Fact>
      <Fact name={t("scenes.revision")}>
        {code(session.revision.slice(0, HASH_SHOWN))}{" "}
        <span class="hint">{t(current ? "scenes.newest" : "scenes.older")}</span>
      </Fact>
      <Fact name={t("scenes.language")}>{t(`language.${session.language}`)}</Fact>
      <Fact name={t("scenes.consents")}>
        {code(
          Object.entries(session.consents)
            .map(([kind, given]) => `${kind}=${given ? "yes" : "no"}`)
            .join(" ") || null,
        )}
      </Fact>
      {session.deadline !== null && <Fact name={t("scenes.deadline")}>{fullTime(lang, session.deadline)}</Fact>}
    </Facts>
  );
};

const Facts: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <section class="facts">
    <h3>{title}</h3>
    <dl>{children}</dl>
  </section>
);

const Fact: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div class="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function code(text: string | null) {
  return text ? <code dir="ltr">{text}</code> : <span class="hint">–</span>;
}
