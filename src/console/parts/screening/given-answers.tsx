import type { FC } from "hono/jsx";
import type { GivenAnswer } from "../../../screening/given-answer.ts";
import type { Instrument } from "../../../screening/instrument.ts";
import type { Reader, Say } from "../../../ui/say.ts";
import { Ago } from "../../../ui/time.tsx";
import { UserText } from "../../../ui/user-text.tsx";
import type { ScreeningProps } from "./screening.tsx";

/** Whose words gave it: what was asked, what was answered, and the person's own words where they wrote. */
export const GivenAnswers: FC<ScreeningProps & { answers: readonly GivenAnswer[] }> = ({
  answers,
  screening,
  say,
  now,
  lang,
  t,
}) => {
  if (answers.length === 0) return null;
  return (
    <ul class="given">
      {answers.map((answer) => (
        <li>
          <span class="given-question">{questionWords(screening.instrument, answer.question, lang)}</span>{" "}
          <strong>{answerWords(screening.instrument, answer, lang, say)}</strong>{" "}
          <span class="hint">
            <Ago at={answer.at} now={now} lang={lang} t={t} />
          </span>
          {isSaying(answer.words) && (
            <blockquote class="given-words">
              <span class="visually-hidden">{say("words")}</span>
              <UserText text={answer.words} />
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
};

export function questionWords({ questions }: Instrument, id: string, lang: Reader["lang"]): string {
  return questions.find((question) => question.id === id)?.label[lang] ?? id;
}

/** The labels of what was chosen; a number or a name as it stands. */
function answerWords({ questions }: Instrument, { question, answer }: GivenAnswer, lang: Reader["lang"], say: Say) {
  if (answer === "") return say("no_choice");
  const labels = questions.find(({ id }) => id === question)?.answers ?? {};
  const chosen = String(answer).split(/[\s,]+/);
  if (chosen.some((choice) => !Object.hasOwn(labels, choice))) return String(answer);
  return chosen.map((choice) => labels[choice]?.[lang]).join(lang === "ar" ? "، " : ", ");
}

/** A typed number of a choice says nothing more than the choice. */
function isSaying(words: string | undefined): words is string {
  return words !== undefined && /\p{L}/u.test(words);
}
