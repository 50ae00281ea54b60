import { thresholds } from "../../src/engine/thresholds.ts";
import { ANSWER } from "./measures.ts";
import { VARIETIES } from "./messages.ts";
import { blindOr, type Part, rowsOf } from "./part.ts";
import { breakdown, groupBy, worstOf } from "./table.ts";

export const answers: Part = {
  title: "Answers",
  sets: ["answers", "topics", "danger"],
  report(sets) {
    const { reads, name } = blindOr(sets);
    const byKey = groupBy(reads, ({ message }) => message.answer);
    return [
      breakdown("set", [ANSWER.first, ANSWER.three, ANSWER.none, ANSWER.silent], rowsOf(sets)),
      breakdown(
        `sure: from ${thresholds.sure}; offered: from ${thresholds.offer}`,
        [ANSWER.sureRight, ANSWER.sureNone, ANSWER.offerNone],
        rowsOf(sets),
      ),
      breakdown(
        `by variety (${name})`,
        [ANSWER.first, ANSWER.three, ANSWER.silent],
        groupBy(reads, ({ message }) => message.variety, VARIETIES),
      ),
      breakdown(`worst ten answers (${name})`, [ANSWER.first, ANSWER.three], worstOf(10, ANSWER.first, byKey)),
    ];
  },
};
