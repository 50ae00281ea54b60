import { COMMANDS } from "../../src/domain/reading.ts";
import { COMMAND, type Read, share, takenFor } from "./measures.ts";
import { readTraining, VARIETIES } from "./messages.ts";
import { areNear } from "./near.ts";
import { blindOr, type Part, rowsOf } from "./part.ts";
import { breakdown, type Group, groupBy, table, told } from "./table.ts";

export const commands: Part = {
  title: "Commands",
  sets: ["commands"],
  report(sets) {
    const { reads } = blindOr(sets);
    return [
      breakdown("set", MEASURES, [...rowsOf(sets), unseen(reads)]),
      breakdown(
        "by variety",
        MEASURES,
        groupBy(reads, ({ message }) => message.variety, VARIETIES),
      ),
      table([
        ["command", "right", "read as none", "near misses taken for it"],
        ...COMMANDS.map((name) => rowOf(name, reads)),
      ]),
    ];
  },
};

const MEASURES = [COMMAND.right, COMMAND.missed, COMMAND.nearTaken];

/** Commands are short, and everybody finds the same words: how it stands with the rest. */
function unseen(reads: readonly Read[]): Group {
  const near = areNear(
    readTraining().map(({ text }) => text),
    reads.map(({ message }) => message.text),
  );
  return ["not near a learnt message", reads.filter((_, at) => !near[at])];
}

function rowOf(name: (typeof COMMANDS)[number], reads: readonly Read[]): string[] {
  const own = reads.filter(({ message }) => message.command === name);
  return [name, told(share(COMMAND.right, own)), told(share(COMMAND.missed, own)), told(share(takenFor(name), reads))];
}
