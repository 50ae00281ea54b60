import { Hono } from "hono";
import { z } from "zod";
import { exportQuestions } from "../services/question/export-questions.ts";
import { labelQuestion } from "../services/question/label-question.ts";
import { listQuestions } from "../services/question/list-questions.ts";
import { reopenQuestion } from "../services/question/reopen-question.ts";
import { setQuestionAside } from "../services/question/set-question-aside.ts";
import { topicOfAnswer } from "../services/question/topic-of-answer.ts";
import type { Say } from "../ui/say.ts";
import { fields } from "./conversation-routes.tsx";
import type { C, ConsoleEnv } from "./env.ts";
import { Questions, QuestionsPage } from "./pages/questions-page.tsx";
import { QuestionCount } from "./parts/console-page.tsx";
import { readerOf } from "./queue-routes.tsx";
import { isHtmx, page, seeOther } from "./respond.tsx";

const PageNumber = z.coerce.number().int().min(0).max(10_000).catch(0);

export function questionRoutes() {
  return new Hono<ConsoleEnv>()
    .get("/", async (c) => {
      const props = await questionsOf(c, c.req.query("page"));
      return page(c, props.say("title"), <QuestionsPage {...props} />);
    })
    .post("/:id/label", async (c) => {
      const form = await fields(c);
      await labelQuestion(c.var.ctx, { questionId: c.req.param("id"), ...guessOf(form) });
      return done(c, form);
    })
    .post("/:id/set-aside", async (c) => {
      await setQuestionAside(c.var.ctx, { questionId: c.req.param("id") });
      return done(c, await fields(c));
    })
    .post("/:id/undo", async (c) => {
      await reopenQuestion(c.var.ctx, { questionId: c.req.param("id") });
      return done(c, await fields(c));
    })
    .post("/export", async (c) => {
      c.header("content-type", "application/x-ndjson; charset=utf-8");
      c.header("content-disposition", 'attachment; filename="sanad-questions.jsonl"');
      return c.body(await exportQuestions(c.var.ctx));
    });
}

type Form = Partial<Record<string, string>>;

/** What was chosen: an answer with its topic, a topic alone, or both from the lists. The use case judges it. */
function guessOf({ guess = "", topic = "", answer = "" }: Form): { topic: string; answer: string | null } {
  const [kind, key = ""] = guess.split(":");
  if (kind === "answer") return { topic: topicOfAnswer(key) ?? "", answer: key };
  if (kind === "topic") return { topic: key, answer: null };
  return { topic, answer: answer || null };
}

/** The list anew; without htmx the page, at the question that came after. */
async function done(c: C, form: Form): Promise<Response> {
  if (!isHtmx(c)) {
    const at = z.uuid().safeParse(form.next);
    return seeOther(
      c,
      `/console/questions?page=${PageNumber.parse(form.page)}#question${at.success ? `-${at.data}` : "s"}`,
    );
  }
  const props = await questionsOf(c, form.page);
  return c.html(
    <>
      <Questions {...props} />
      <QuestionCount n={props.list.open} t={c.var.t} oob />
    </>,
  );
}

async function questionsOf(c: C, number: string | undefined) {
  const { ctx, deps, lang } = c.var;
  const texts =
    (file: string): Say =>
    (key, params) =>
      deps.translate(lang, `${file}.${key}`, params);
  const list = await listQuestions(ctx, PageNumber.parse(number));
  const content = ctx.library.content(ctx.clock());
  return { list, content, say: texts("questions"), nameOf: texts("topics"), ...readerOf(c) };
}
