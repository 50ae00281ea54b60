import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { schemaFiles } from "./schema.ts";

it.each(Object.entries(schemaFiles()))(
  "schemas/%s is what the shapes in code say (else: `flows check --write-schema`)",
  (name, text) => {
    const committed = readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8");
    expect(JSON.parse(committed)).toEqual(JSON.parse(text));
  },
);
