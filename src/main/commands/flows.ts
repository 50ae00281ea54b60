import { ConfigError } from "../../base/errors.ts";
import { run } from "../../cli/flows-check.ts";
import { hoursFile, readHours } from "../read-hours.ts";
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
    const hours = readHours(hoursFile(files));
    return Array.isArray(hours) ? hours : [];
  });
}
