import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, expect, it } from "vitest";
import { type RunningLine, runningLine } from "./testing/running-line.ts";
import { removePrepared } from "./testing/store-settings.ts";

const DANGER = "help me he wants to kill me he is at the door now";

let line: RunningLine | undefined;
afterEach(() => line?.stop());
afterAll(removePrepared);

it("danger on the running line is called out where alarms are taken, and no reply waits for a chat that hangs", async () => {
  const heard = Promise.withResolvers<string>();
  const hook = createServer((request) => {
    let text = "";
    request.on("data", (part) => {
      text += part;
    });
    // Never answered.
    request.on("end", () => heard.resolve(text));
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  const { port } = hook.address() as AddressInfo;
  line = await runningLine("pglite", "polling", { env: { ALERT_WEBHOOK_URL: `http://127.0.0.1:${port}/hooks/T0P` } });
  const them = line.stranger();
  await them.says(DANGER);
  expect(JSON.parse(await heard.promise)).toMatchObject({ kind: "urgent_words", priority: 1 });
  await line.until(async () => them.received().length > 0);
  const before = them.received().length;
  await them.says("hello?");
  await line.until(async () => them.received().length > before, 5_000);
  const stopping = performance.now();
  await line.stop();
  line = undefined;
  expect(performance.now() - stopping).toBeLessThan(5_000);
  hook.closeAllConnections();
  hook.close();
}, 60_000);
