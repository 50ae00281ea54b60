import type * as z from "zod";
import type { Problem } from "../base/problem.ts";
import { readYaml, type YamlFile } from "../i18n/read-yaml.ts";
import { expressionProblems } from "./expression-problems.ts";
import { Flow, Helpline } from "./flow.ts";
import { problemAt } from "./problem-at.ts";
import { flowSchema, helplineSchema } from "./schema.ts";
import { shapeProblems } from "./shape-problems.ts";
import { variableProblems } from "./variable-problems.ts";

export type SourceFile = { path: string; text: string };

export type FlowSet = {
  flows: Record<string, Flow>;
  helpline: Helpline;
  /** Where things stand, by the name of the flow; `helpline` for helpline.yaml. */
  sources: ReadonlyMap<string, YamlFile>;
};

/** Reads the flow files, helpline.yaml among them; every problem of all of them at once, or the flows. */
export function readFlows(files: readonly SourceFile[]): FlowSet | Problem[] {
  const problems: Problem[] = [];
  const flows: Record<string, Flow> = {};
  const sources = new Map<string, YamlFile>();
  let helpline: Helpline | null = null;
  for (const file of files) {
    const source = readYaml(file.path, file.text);
    if (Array.isArray(source)) problems.push(...source);
    else if (baseName(file.path) === "helpline") {
      helpline = keep(problems, parse(source, Helpline, helplineSchema));
      sources.set("helpline", source);
    } else {
      const flow = keep(problems, readFlow(source));
      if (!flow) continue;
      flows[flow.flow] = flow;
      sources.set(flow.flow, source);
    }
  }
  if (!files.some((file) => baseName(file.path) === "helpline")) {
    problems.push({ file: "flows/helpline.yaml", line: 1, path: "", fault: "this file is missing" });
  }
  return problems.length > 0 || !helpline ? problems : { flows, helpline, sources };
}

function readFlow(source: YamlFile): Flow | Problem[] {
  const flow = parse(source, Flow, flowSchema);
  if (Array.isArray(flow)) return flow;
  const problems = [
    ...nameProblems(source, flow),
    ...expressionProblems(source, flow),
    ...variableProblems(source, flow),
  ];
  return problems.length > 0 ? problems : flow;
}

function nameProblems(source: YamlFile, { flow }: Flow): Problem[] {
  if (baseName(source.file) === flow) return [];
  return [problemAt(source, ["flow"], `the file of this flow must be named ${flow}.yaml`)];
}

function parse<T>(source: YamlFile, type: z.ZodType<T>, schema: () => z.core.JSONSchema.JSONSchema): T | Problem[] {
  const result = type.safeParse(source.value);
  return result.success ? result.data : shapeProblems(source, schema(), result.error.issues);
}

function keep<T extends object>(problems: Problem[], result: T | Problem[]): T | null {
  if (!Array.isArray(result)) return result;
  problems.push(...result);
  return null;
}

function baseName(path: string): string {
  return path.replace(/^.*[\\/]/, "").replace(/\.ya?ml$/, "");
}
