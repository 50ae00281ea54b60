import * as z from "zod";
import { Flow, Helpline } from "./flow.ts";

/** JSON Schemas of a flow file and of helpline.yaml, for editors; `schemas/` holds the first as committed text. */
export function flowSchema(): z.core.JSONSchema.JSONSchema {
  return { title: "A flow of Sanad", ...z.toJSONSchema(Flow, { io: "input" }) };
}

export function helplineSchema(): z.core.JSONSchema.JSONSchema {
  return { title: "Which flow serves what", ...z.toJSONSchema(Helpline, { io: "input" }) };
}

/** A schema as it stands in its file. */
export function schemaText(schema: z.core.JSONSchema.JSONSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
