import { readFileSync } from "node:fs";
import { readUnderstanding } from "../understanding.ts";

/** What `npm run train` has built. */
export const BUILT = readUnderstanding(readFileSync("src/main/generated/understanding.bin"));
