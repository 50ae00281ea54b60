import { ConfigError } from "../../base/errors.ts";
import * as check from "../../cli/flows-check.ts";
import * as draw from "../../cli/flows-draw.ts";
import { hoursFile, readHours } from "../read-hours.ts";
import { readTriage, triageFile } from "../read-triage.ts";
import { ROOT } from "../sources.ts";
import { loadUnderstanding } from "../understanding-file.ts";

const COMMANDS = { check, draw };

export async function flows([name = "", ...args]: string[]): Promise<number> {
  if (name !== "check" && name !== "draw") throw new ConfigError("flows: try `flows check` or `flows draw DIR`");
  const io = {
    stdout: (text: string) => process.stdout.write(text),
    stderr: (text: string) => process.stderr.write(text),
    cwd: ROOT,
  };
  return COMMANDS[name].run(args, io, loadUnderstanding(), (files) => {
    const read = [readHours(hoursFile(files)), readTriage(triageFile(files))];
    return read.flatMap((it) => (Array.isArray(it) ? it : []));
  });
}
