import type { ArticleView, ContactView } from "../../domain/content.ts";
import { COMMON_TEXTS } from "../common-texts.ts";
import { evaluate } from "../evaluate.ts";
import type { Run } from "../run.ts";
import { sendContactList } from "../send-contact-list.ts";
import { sendIfWritten, sendText } from "../send-text.ts";
import type { ActionOf } from "./action-of.ts";

/** `article_sent` counts readers: it comes with the short text only, which every reader sees first. */
export function sendArticle(run: Run, action: ActionOf<"send_article">): void {
  const article = run.env.content.articles.get(String(evaluate(run, action.article)));
  // Withdrawn or expired since it was offered: nobody's mistake.
  if (!article) {
    sendIfWritten(run, COMMON_TEXTS.articleGone);
    return;
  }
  switch (action.part) {
    case "short":
      sendText(run, { key: `answers.${article.key}.short` });
      run.events.push({ type: "article_sent", article: article.key });
      return;
    case "long":
      for (let part = 0; part < article.longParts; part++)
        sendText(run, { key: `answers.${article.key}.long.${part}` });
      return;
    case "contacts":
      sendContactList(run, COMMON_TEXTS.contacts, contactsOf(run, article));
      return;
  }
}

function contactsOf(run: Run, article: ArticleView): ContactView[] {
  return article.contacts.flatMap((id) => run.env.content.contacts.get(id) ?? []);
}
