import * as z from "zod";
import { Flow, Helpline } from "./flow.ts";

type Schema = z.core.JSONSchema.JSONSchema;

/** JSON Schemas of a flow file and of helpline.yaml. */
export function flowSchema(): Schema {
  return { title: "A flow of Sanad", ...z.toJSONSchema(Flow, { io: "input" }) };
}

export function helplineSchema(): Schema {
  return { title: "Which flow serves what", ...z.toJSONSchema(Helpline, { io: "input" }) };
}

/** The files of `schemas/`, by name, as they stand there for editors. */
export function schemaFiles(): Record<string, string> {
  return { "flow.schema.json": textOf(flowSchema()), "helpline.schema.json": textOf(helplineSchema()) };
}

function textOf(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
