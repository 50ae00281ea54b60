import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acknowledgeAlarm } from "../services/conversation/acknowledge-alarm.ts";
import { claim } from "../services/conversation/claim.ts";
import { listAlarms } from "../services/conversation/list-alarms.ts";
import * as schema from "../store/schema.ts";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

let line: TestLine;
let amal: TestOfficer;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal");
}, 60_000);
afterAll(() => line.drop());

it("names what changed and says nothing of it", async () => {
  const stream = await listen(await line.signIn(amal));
  await stream.until("event: sync");
  const id = await line.says("amina", "hello", "جوزي حابسني ومش قادرة أخرج");
  await stream.until(`event: conversation:${id}`);
  await stream.until("event: queue");
  await stream.until("event: alarms");
  await claim(amal.ctx, { conversationId: id });
  const [alarm] = await listAlarms(amal.ctx);
  await acknowledgeAlarm(amal.ctx, { alarmId: alarm?.id ?? "" });
  await stream.until("event: alarms", 2);
  await stream.close();
  const lines = new Set(
    stream
      .text()
      .split("\n")
      .map((it) => it.replace(/[\d-]+[\da-f-]*$/, "…")),
  );
  expect(
    [...lines].filter((it) => !/^(event: (sync|queue|alarms|conversation:.*)|data: .{0,3}|id: …|)$/.test(it)),
  ).toEqual([]);
});

it("is asked of the database only while somebody listens", async () => {
  const heard: string[] = [];
  const stop = line.hub.listen(({ name }) => heard.push(name));
  stop();
  line.hub.poke();
  await line.says("later", "hello");
  expect(heard).toEqual([]);
});

it("is closed to whoever is signed out", async () => {
  const cookie = await line.signIn(amal);
  await line.ctx.db.orm.delete(schema.officerSession).where(eq(schema.officerSession.userId, amal.id));
  expect((await line.ask("/console/live", { cookie })).headers.get("location")).toBe("/console/sign-in");
});

async function listen(cookie: string) {
  const answer = await line.ask("/console/live", { cookie });
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    text: () => text,
    async until(words: string, times = 1) {
      while (text.split(words).length <= times) {
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended before ${words}: ${text}`);
        text += value;
      }
    },
    close: () => reader.cancel(),
  };
}
