import type { FC } from "hono/jsx";
import type { QuestionList, SettledQuestion } from "../../services/question/list-questions.ts";
import { Button, Empty } from "../../ui/parts.tsx";
import type { Say } from "../../ui/say.ts";
import { Question, type QuestionReader, settles } from "../parts/question.tsx";

type QuestionsProps = QuestionReader & { list: QuestionList };

export const QuestionsPage: FC<QuestionsProps> = (props) => (
  <>
    <h1 class="page-title">{props.say("title")}</h1>
    <Questions {...props} />
  </>
);

/** Everything that changes when a question is settled. */
export const Questions: FC<QuestionsProps> = ({ list, ...reader }) => {
  const { say } = reader;
  return (
    <div id="questions" tabindex={-1}>
      {list.open > 0 && <p class="lead">{say("lead", { count: list.open })}</p>}
      <Last last={list.last} page={list.page} {...reader} />
      {list.questions.length === 0 ? (
        <Empty title={say("empty")}>{say("empty_hint")}</Empty>
      ) : (
        <ol class="rows">
          {list.questions.map((question, index) => (
            <Question question={question} next={list.questions[index + 1]?.id} page={list.page} {...reader} />
          ))}
        </ol>
      )}
      <Pager list={list} {...reader} />
      {list.labelled !== null && <Export labelled={list.labelled} say={say} />}
    </div>
  );
};

/** It always stands there, so that what it says is read out when it changes. */
const Last: FC<QuestionReader & { last: SettledQuestion | null; page: number }> = ({ last, page, say, nameOf }) => (
  <div id="question-last" class="question-last" role="status">
    {last && (
      <>
        <span>{last.topic ? say("kept", { topic: nameOf(last.topic) }) : say("was_set_aside")}</span>
        <form {...settles(last.id, "undo")}>
          <input type="hidden" name="page" value={page} />
          <input type="hidden" name="next" value={last.id} />
          <Button>{say("undo")}</Button>
        </form>
      </>
    )}
  </div>
);

const Pager: FC<QuestionReader & { list: QuestionList }> = ({ list: { page, more }, t }) =>
  page > 0 || more ? (
    <nav class="pager" aria-label={t("recent.pages")}>
      {page > 0 && (
        <a class="button plain" href={`/console/questions?page=${page - 1}`}>
          {t("recent.newer")}
        </a>
      )}
      {more && (
        <a class="button plain" href={`/console/questions?page=${page + 1}`}>
          {t("recent.older")}
        </a>
      )}
    </nav>
  ) : null;

const Export: FC<{ labelled: number; say: Say }> = ({ labelled, say }) => (
  <section class="panel narrow question-export">
    <h2>{say("export_title")}</h2>
    <p>{say("export_warning")}</p>
    {labelled > 0 ? (
      <form method="post" action="/console/questions/export">
        <Button>{say("export_do", { count: labelled })}</Button>
      </form>
    ) : (
      <p class="hint">{say("export_none")}</p>
    )}
  </section>
);
