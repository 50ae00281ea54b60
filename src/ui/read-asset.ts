import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { ReadAsset } from "./assets.ts";

const require = createRequire(import.meta.url);

/** Reads an asset from this installation's own files. */
export const readAssetFromDisk: ReadAsset = (source) => {
  if (source.startsWith("npm:")) return readFile(require.resolve(source.slice("npm:".length)));
  return readFile(new URL(`../${source.slice("src:".length)}`, import.meta.url));
};
