import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { flowSchema, schemaText } from "./schema.ts";

it("schemas/flow.schema.json is what flow.ts says (else: `sanad flows check --write-schema`)", () => {
  const committed = readFileSync(new URL("../../schemas/flow.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(committed)).toEqual(JSON.parse(schemaText(flowSchema())));
});
