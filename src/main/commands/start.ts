import { readConfig } from "../config.ts";
import { createLog } from "../log.ts";

/** Runs the helpline until it is told to stop. */
export async function start(): Promise<number> {
  const config = readConfig();
  // Heard from the first: told to end while it starts, it starts and ends in order.
  const told = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  // Loading everything takes a second: a wrong setting is told before it.
  const { startServer } = await import("../node-server.ts");
  const running = await startServer(config, createLog(config.logLevel));
  const lines = [
    "",
    "Sanad (سند) is running.",
    config.tryPage ? `  Chat:     ${running.url}/try` : "  Chat:     off (TRY_PAGE=on shows the trial page)",
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
  await told;
  await running.stop();
  return 0;
}
