import { screen as run } from "../../cli/screen.ts";
import { readInstruments } from "../../screening/read-instruments.ts";
import { lineIo } from "../line-io.ts";
import { sound } from "../sound.ts";
import { ROOT, readSources } from "../sources.ts";

/** Says of each line of indicators what they come to together. */
export async function screen(args: string[]): Promise<number> {
  return run(args, sound(readInstruments(readSources(ROOT, ["flows/instruments"]))), lineIo());
}
