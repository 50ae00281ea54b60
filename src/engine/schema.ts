import * as z from "zod";
import { InstrumentSource, QuestionsSource } from "../screening/instrument-shape.ts";
import { Flow, Helpline } from "./flow.ts";

type Schema = z.core.JSONSchema.JSONSchema;

/** JSON Schemas of a flow file and of helpline.yaml. */
export function flowSchema(): Schema {
  return { title: "A flow of Sanad", ...z.toJSONSchema(Flow, { io: "input" }) };
}

export function helplineSchema(): Schema {
  return { title: "Which flow serves what", ...z.toJSONSchema(Helpline, { io: "input" }) };
}

function instrumentSchema(): Schema {
  return { title: "An instrument of screening", ...z.toJSONSchema(InstrumentSource, { io: "input" }) };
}

function questionsSchema(): Schema {
  return { title: "What instruments may ask", ...z.toJSONSchema(QuestionsSource, { io: "input" }) };
}

/** The files of `schemas/`, by name, as they stand there for editors. */
export function schemaFiles(): Record<string, string> {
  return {
    "flow.schema.json": textOf(flowSchema()),
    "helpline.schema.json": textOf(helplineSchema()),
    "instrument.schema.json": textOf(instrumentSchema()),
    "questions.schema.json": textOf(questionsSchema()),
  };
}

function textOf(schema: Schema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
