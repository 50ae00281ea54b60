import { ConfigError } from "../../base/errors.ts";
import { run } from "../../cli/flows-check.ts";
import { ROOT } from "../sources.ts";

export async function flows([name, ...args]: string[]): Promise<number> {
  if (name !== "check") throw new ConfigError("flows: try `flows check`");
  return run(args, {
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    cwd: ROOT,
  });
}
