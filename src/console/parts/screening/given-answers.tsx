import type { FC } from "hono/jsx";
import type { GivenAnswer } from "../../../screening/given-answer.ts";
import type { Instrument } from "../../../screening/instrument.ts";
import type { Reader } from "../../../ui/say.ts";
import { Ago } from "../../../ui/time.tsx";
import { UserText } from "../../../ui/user-text.tsx";
import type { ScreeningProps } from "./screening-props.ts";

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
      {answers.map((answer) => {
        const chosen = chosenWords(screening.instrument, answer, lang);
        const own = chosen === null ? String(answer.words ?? answer.answer) : answer.words;
        return (
          <li>
            <span class="given-question">{questionWords(screening.instrument, answer.question, lang)}</span>{" "}
            <strong>{chosen ?? say("no_choice")}</strong>{" "}
            <span class="hint">
              <Ago at={answer.at} now={now} lang={lang} t={t} />
            </span>
            {own !== undefined && (chosen === null || isSaying(own)) && (
              <blockquote class="given-words">
                <span class="visually-hidden">{say("words")}</span>
                <UserText text={own} />
              </blockquote>
            )}
          </li>
        );
      })}
    </ul>
  );
};

export function questionWords({ questions }: Instrument, id: string, lang: Reader["lang"]): string {
  return questions.find((question) => question.id === id)?.label[lang] ?? id;
}

/** The labels of what was chosen, or a number; null for words. */
function chosenWords(
  { questions }: Instrument,
  { question, answer }: GivenAnswer,
  lang: Reader["lang"],
): string | null {
  if (typeof answer === "number") return String(answer);
  const labels = questions.find(({ id }) => id === question)?.answers ?? {};
  const chosen = answer.split(/[\s,]+/);
  if (chosen.some((choice) => !Object.hasOwn(labels, choice))) return null;
  return chosen.map((choice) => labels[choice]?.[lang]).join(lang === "ar" ? "، " : ", ");
}

/** One word says nothing more than the choice that it made. */
function isSaying(words: string): boolean {
  return /\p{L}\s+\S*\p{L}/u.test(words);
}
