import { afterEach } from "vitest";
import { type BotApiStandIn, type BotApiStandInOptions, botApiStandIn } from "./bot-api-stand-in.ts";

export const TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A stand-in that listens until the test is over. */
export async function running(
  options: Partial<BotApiStandInOptions> = {},
): Promise<{ telegram: BotApiStandIn; apiRoot: string }> {
  const telegram = botApiStandIn({ token: TOKEN, ...options });
  const { url, close } = await telegram.listen();
  open.push(close);
  return { telegram, apiRoot: url };
}

/** Closes something else that a test opened, before the stand-in. */
export function closing(close: () => Promise<void>): void {
  open.unshift(close);
}
