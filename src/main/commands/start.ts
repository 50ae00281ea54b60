import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";
import { startServer } from "../node-server.ts";

/** Runs the helpline until it is told to stop. */
export async function start(): Promise<number> {
  const config = readConfig();
  const running = await startServer(config, createLog(config.logLevel));
  const lines = [
    "",
    "Sanad (سند) is running.",
    ...(config.tryPage ? [`  Chat:     ${running.url}/try`] : []),
    `  Console:  ${config.publicUrl ?? running.url}/console`,
    ...(running.administratorLink ? [`  First administrator, one time: ${running.administratorLink}`] : []),
    ...(config.telegram ? [] : ["  Telegram: off (set TELEGRAM_BOT_TOKEN)"]),
    ...(running.embedded
      ? [
          `  Data:     ${config.dataDir} (embedded: survives a killed process, not a power cut; a live line sets DATABASE_URL)`,
        ]
      : []),
    "",
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  await running.stop();
  return 0;
}
