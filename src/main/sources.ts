import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where flows, locales and migrations stand: the package's own folder, from wherever it is started. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type SourceFile = { path: string; text: string };

/** Every YAML file below `flows/` and `locales/`, dialogues aside; paths relative to `root` with forward slashes. */
export function readSources(root: string, folders: readonly string[] = ["flows", "locales"]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(root, file).split(sep).join("/"), text: readFileSync(file, "utf8") }))
      .filter(({ path }) => !path.startsWith("flows/tests/")),
  );
}
