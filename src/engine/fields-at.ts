import type * as z from "zod";
import type { Path } from "../i18n/read-yaml.ts";

type Schema = z.core.JSONSchema.JSONSchema;

/** The names of the fields that a JSON Schema knows at a path of a value. */
export function fieldsAt(schema: Schema, value: unknown, path: Path): string[] {
  const here = choose(schema, value);
  const [part, ...rest] = path;
  if (part === undefined) return Object.keys(here.properties ?? {});
  const next = typeof part === "number" ? here.items : (here.properties?.[part] ?? here.additionalProperties);
  if (!isSchema(next)) return [];
  return fieldsAt(next, child(value, part), rest);
}

/** Of alternatives told apart by `type`, the one that the value means. */
function choose(schema: Schema, value: unknown): Schema {
  const meant = child(value, "type");
  const found = schema.oneOf?.find((one) => typeIn(one) === meant);
  return isSchema(found) ? found : schema;
}

function typeIn(schema: unknown): unknown {
  const type = isSchema(schema) ? schema.properties?.type : undefined;
  return isSchema(type) ? type.const : undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function child(value: unknown, part: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[part] : undefined;
}
