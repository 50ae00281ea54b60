import { loadUnderstanding } from "../../src/main/understanding-file.ts";
import { compileLexicon } from "../../src/nlu/compile-lexicon.ts";
import { createUnderstand } from "../../src/nlu/understand.ts";

/** A process of its own: loads what messages are understood by, prints how many milliseconds each step took. */
const start = performance.now();
const { lexicon: source, model } = loadUnderstanding();
const read = performance.now();
const lexicon = compileLexicon(source);
const compiled = performance.now();
createUnderstand({ lexicon, model });
const ready = performance.now();

console.log(JSON.stringify({ file: read - start, lexicon: compiled - read, model: ready - compiled }));
