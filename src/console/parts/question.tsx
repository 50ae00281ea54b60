import type { FC } from "hono/jsx";
import type { Content } from "../../domain/content.ts";
import { TOPICS } from "../../domain/topic.ts";
import type { OpenQuestion } from "../../services/question/list-questions.ts";
import { Button } from "../../ui/parts.tsx";
import type { Reader, Say } from "../../ui/say.ts";
import { Ago } from "../../ui/time.tsx";
import { Bdi, UserText } from "../../ui/user-text.tsx";

/** `say`: the texts of the page; `nameOf`: the names of topics. */
export type QuestionReader = Reader & { say: Say; nameOf: Say; content: Content; now: number };
type QuestionProps = QuestionReader & { question: OpenQuestion; next: string | undefined; page: number };

/** What somebody asked, and what it may have been: one choice, and "keep". */
export const Question: FC<QuestionProps> = ({ question, next, page, ...reader }) => {
  const { id, askedAt, text, conversation, suggestions } = question;
  const { say, t, lang, now } = reader;
  const guessed = suggestions.answers.length + suggestions.topics.length > 0;
  const goOn = [
    <input type="hidden" name="page" value={page} />,
    next && <input type="hidden" name="next" value={next} />,
  ];
  return (
    <li id={`question-${id}`} class="question">
      <p class="question-head">
        <a href={`/console/conversations/${conversation.id}`}>
          {t("person")} <Bdi>{conversation.pseudonym}</Bdi>
        </a>{" "}
        <Ago at={askedAt} now={now} lang={lang} t={t} />
      </p>
      <UserText text={text} />
      <form class="guesses" {...settles(id, "label")}>
        {goOn}
        {guessed ? (
          <Guesses suggestions={suggestions} {...reader} />
        ) : (
          <input type="hidden" name="guess" value="other" />
        )}
        <Lists required={!guessed} {...reader} />
        <p class="question-acts">
          <Button kind="primary">{say("keep")}</Button>
          <button class="button plain" type="submit" form={`aside-${id}`}>
            {say("set_aside")}
          </button>
        </p>
      </form>
      <form id={`aside-${id}`} hidden {...settles(id, "set-aside")}>
        {goOn}
      </form>
    </li>
  );
};

/** A form that htmx sends without leaving the page, and that works without it too. */
export function settles(id: string, verb: "label" | "set-aside" | "undo") {
  const path = `/console/questions/${id}/${verb}`;
  return { method: "post", action: path, "hx-post": path, "hx-target": "#questions", "hx-swap": "outerMorph" } as const;
}

const Guesses: FC<QuestionReader & Pick<OpenQuestion, "suggestions">> = ({
  suggestions: { answers, topics },
  say,
  nameOf,
  lang,
}) => (
  <fieldset class="guess-row">
    <legend>{say("about")}</legend>
    {answers.map(({ key, label, topic }) => (
      <Guess value={`answer:${key}`} label={label[lang]} hint={nameOf(topic)} />
    ))}
    {topics.map((topic) => (
      <Guess value={`topic:${topic}`} label={nameOf(topic)} hint={say("no_answer")} />
    ))}
    <Guess value="other" label={say("other")} />
  </fieldset>
);

const Guess: FC<{ value: string; label: string; hint?: string }> = ({ value, label, hint }) => (
  <label class="guess">
    <input type="radio" name="guess" value={value} required />
    <span>
      {label} {hint && <span class="hint">{hint}</span>}
    </span>
  </label>
);

/** All topics and all answers. Where guesses stand above, they show once "something else" is chosen. */
const Lists: FC<QuestionReader & { required: boolean }> = ({ required, say, nameOf, content, lang }) => (
  <div class="guess-lists">
    <label class="field">
      {say("topic")}
      <select name="topic" required={required}>
        <option value="">{say("choose_topic")}</option>
        {TOPICS.map((topic) => ({ topic, name: nameOf(topic) }))
          .sort((a, b) => a.name.localeCompare(b.name, lang))
          .map(({ topic, name }) => (
            <option value={topic}>{name}</option>
          ))}
      </select>
    </label>
    <label class="field">
      {say("answer")}
      <select name="answer">
        <option value="">{say("no_answer")}</option>
        {content.topics.map(({ label, articles }) => (
          <optgroup label={label[lang]}>
            {articles.map((key) => (
              <option value={key}>{content.articles.get(key)?.label[lang]}</option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  </div>
);
