import { ConfigError } from "../../base/errors.ts";
import { run } from "../../cli/flows-check.ts";
import { hoursFile, readHours } from "../read-hours.ts";
import { readTriage, triageFile } from "../read-triage.ts";
import { ROOT } from "../sources.ts";
import { loadUnderstanding } from "../understanding-file.ts";

export async function flows([name, ...args]: string[]): Promise<number> {
  if (name !== "check") throw new ConfigError("flows: try `flows check`");
  const io = {
    stdout: (text: string) => process.stdout.write(text),
    stderr: (text: string) => process.stderr.write(text),
    cwd: ROOT,
  };
  return run(args, io, loadUnderstanding(), (files) => {
    const read = [readHours(hoursFile(files)), readTriage(triageFile(files))];
    return read.flatMap((it) => (Array.isArray(it) ? it : []));
  });
}
