import { ConfigError } from "../base/errors.ts";

/** A command gets what follows its name; its number is the exit code. Loaded only when named, so that each starts fast. */
type Command = (args: string[]) => Promise<number>;

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  chat: async () => (await import("./commands/chat.ts")).chat,
  flows: async () => (await import("./commands/flows.ts")).flows,
  migrate: async () => (await import("./commands/migrate.ts")).migrate,
  classify: async () => (await import("./commands/classify.ts")).classify,
  answer: async () => (await import("./commands/answer.ts")).answer,
  screen: async () => (await import("./commands/screen.ts")).screen,
  train: async () => (await import("./commands/train.ts")).train,
  replay: async () => (await import("./commands/replay.ts")).replay,
};

const [name = "start", ...args] = process.argv.slice(2);
const command = COMMANDS[name];
try {
  if (!command) throw new ConfigError(`there is no command ${name}: try one of ${Object.keys(COMMANDS).join(", ")}`);
  process.exitCode = await (await command())(args);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(`sanad: ${error.message}`);
  process.exitCode = 1;
}
