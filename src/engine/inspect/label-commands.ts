import { LANGUAGES } from "../../base/language.ts";
import type { Problem } from "../../base/problem.ts";
import type { CommandName } from "../../domain/reading.ts";
import type { Flow, Helpline, Router } from "../flow.ts";
import { enteredBy } from "./exits.ts";
import type { Inspected } from "./inspected.ts";
import { nodesOf, type Placed } from "./nodes.ts";

/** Labels that, typed instead of pressed, would be heard as danger, or as a command for something else. */
export function labelCommandProblems(inspected: Inspected): Problem[] {
  return nodesOf(inspected).flatMap((placed) => [...ofBranches(placed, inspected), ...ofList(placed, inspected)]);
}

type Branch = Extract<Router, { type: "choice" }>["branches"][number];

function ofBranches({ flow, node: { router }, problem }: Placed, inspected: Inspected): Problem[] {
  if (router?.type !== "choice") return [];
  return router.branches.flatMap((branch, i) =>
    LANGUAGES.flatMap((language) => inspected.locales.texts[language][branch.label] ?? []).flatMap((label) => {
      const { command, risk } = inspected.hear(label);
      const path = ["router", "branches", i, "label"];
      if (risk === "urgent") return problem(path, `the label "${label}" is heard as danger when typed`);
      if (command === null || isMeant(command.name, branch, router.branches, flow, inspected)) return [];
      return problem(path, heardAs(label, command.name));
    }),
  );
}

/** Rows of a list lead where no command leads. The name of an entry may well sound like danger: it is one. */
function ofList({ node: { wait }, problem }: Placed, { content, hear }: Inspected): Problem[] {
  if (wait?.type !== "choice" || !wait.list) return [];
  const rows = wait.list === "topics" ? content.topics : [...content.articles.values()];
  return rows
    .flatMap(({ label }) => LANGUAGES.map((language) => label[language]))
    .flatMap((label) => {
      const name = hear(label).command?.name;
      return name && (comesFirst(name) || name === "number") ? problem(["wait", "list"], heardAs(label, name)) : [];
    });
}

function heardAs(label: string, command: CommandName): string {
  return `the label "${label}" is heard as the command ${command} when typed`;
}

/** Those that are obeyed before any choice is looked at. */
function comesFirst(command: CommandName): command is keyof Helpline["commands"] {
  return command === "quick_exit" || command === "delete_data" || command === "stop" || command === "human";
}

/** A label is looked up before other commands are obeyed, but after branches that bear their names. */
function isMeant(
  command: CommandName,
  branch: Branch,
  branches: readonly Branch[],
  { nodes }: Flow,
  { helpline }: Inspected,
): boolean {
  if (command === "number") return false;
  if (!comesFirst(command)) return branch.choice === command || branches.every(({ choice }) => choice !== command);
  const node = nodes[branch.go];
  // "Enough" ends the questions that it stands below, and nothing else.
  if (command === "stop" && branch.choice === "stop") return true;
  return node !== undefined && enteredBy(node) === helpline.commands[command];
}
