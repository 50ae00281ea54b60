import { readdirSync, readFileSync } from "node:fs";
import type { Instrument } from "../instrument.ts";
import { readInstruments, type SourceFile } from "../read-instruments.ts";

/** The instruments and questions as they stand in `flows`. */
export function instrumentFiles(folder = "flows/instruments"): SourceFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, "utf8") }));
}

export function realInstrument(id: string, files = instrumentFiles()): Instrument {
  const instruments = readInstruments(files);
  if (Array.isArray(instruments)) throw new Error(JSON.stringify(instruments, null, 2));
  const found = instruments.get(id);
  if (!found) throw new Error(`no instrument ${id}`);
  return found;
}
