import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BlobStore } from "../domain/blob-store.ts";

/** Blobs as files of a folder, spread over subfolders by the last two characters of their id. */
export function folderBlobs(folder: string): BlobStore {
  const fileOf = (id: string) => {
    if (!/^[0-9a-z-]+$/.test(id)) throw new TypeError("a blob id is a UUID");
    return join(folder, id.slice(-2), id);
  };
  return {
    async put(id, sealed) {
      const file = fileOf(id);
      await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
      // Written beside and renamed: a reader never sees half a file.
      await writeFile(`${file}.part`, sealed, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    async get(id) {
      try {
        return await readFile(fileOf(id));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw error;
      }
    },
    remove: (id) => rm(fileOf(id), { force: true }),
  };
}
