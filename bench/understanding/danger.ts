import { SIGNALS } from "../../src/domain/reading.ts";
import { DANGER, kindMeasures, type Read, type Share, share } from "./measures.ts";
import { VARIETIES } from "./messages.ts";
import { blindOr, type Part, rowsOf } from "./part.ts";
import { breakdown, type Group, groupBy, table, told } from "./table.ts";

export const danger: Part = {
  title: "Danger",
  sets: ["dev", "topics", "danger", "answers"],
  report(sets) {
    const { reads, name } = blindOr(sets);
    const byKind = SIGNALS.map(
      (kind): Group => [kind, reads.filter(({ message }) => message.risk_kinds.includes(kind))],
    );
    const byVariety = groupBy(reads, ({ message }) => message.variety, VARIETIES);
    return [
      breakdown("with a risk", RISKY, rowsOf(sets)),
      breakdown("without", HARMLESS, rowsOf(sets)),
      breakdown(`by kind (${name})`, RISKY, byKind),
      breakdown(`by variety (${name})`, RISKY, byVariety),
      breakdown("without", HARMLESS, byVariety),
      kinds(name, reads),
    ];
  },
};

const RISKY = [DANGER.noticed, DANGER.urgentNoticed, DANGER.urgentAsUrgent, DANGER.concernAsUrgent];
const HARMLESS = [DANGER.hardTaken, DANGER.hardUrgent, DANGER.plainTaken, DANGER.plainUrgent];

/** How often a kind that is told holds, and one that holds is told. */
function kinds(name: string, reads: readonly Read[]): string {
  const rows = SIGNALS.map((kind) => {
    const { precision, recall } = kindMeasures(kind);
    return { kind, precision: share(precision, reads), recall: share(recall, reads) };
  });
  const all = {
    kind: "all kinds",
    precision: sum(rows.map(({ precision }) => precision)),
    recall: sum(rows.map(({ recall }) => recall)),
  };
  return table([
    [`kinds told (${name})`, "precision", "recall"],
    ...[...rows, all].map(({ kind, precision, recall }) => [kind, told(precision), told(recall)]),
  ]);
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((one, other) => ({ hits: one.hits + other.hits, of: one.of + other.of }), { hits: 0, of: 0 });
}
