import { afterEach, beforeEach, expect, test } from "vitest";
import { open } from "../../base/secret.ts";
import { sweep } from "../../jobs/sweep.ts";
import * as schema from "../../store/schema.ts";
import { simulatorChannel } from "./channel.ts";
import { phone, type TestLine, testLine } from "./testing/phone.ts";
import { keepUpload } from "./upload.ts";

let line: TestLine;
const blobs = new Map<string, Uint8Array>();

beforeEach(async () => {
  blobs.clear();
  line = await testLine({
    blobs: {
      put: async (id, sealed) => void blobs.set(id, sealed),
      get: async (id) => blobs.get(id) ?? null,
      remove: async (id) => void blobs.delete(id),
    },
  });
});
afterEach(() => line.database.drop());

const SOUND = new TextEncoder().encode("OggS and a voice");
const voice = () => new File([SOUND], "voice", { type: "audio/ogg;codecs=opus" });
const idOf = (html: string) => /\/try\/media\/([0-9a-f-]{36})/.exec(html)?.[1] ?? "";

test("a voice note is on its way until the job has fetched it, and can then be heard", async () => {
  const me = phone(line);
  await me.upload(voice(), { voice: "yes", duration: "3" });
  const before = await me.page();
  await line.drain();
  const html = await me.page();
  const file = await me.get(`/try/media/${idOf(html)}`);
  expect([before.includes("Voice note: on its way"), file.headers.get("content-type"), await file.text()]).toEqual([
    true,
    "audio/ogg",
    "OggS and a voice",
  ]);
});

test("it is a voice note to the line, with its duration", async () => {
  const me = phone(line);
  await me.upload(voice(), { voice: "yes", duration: "3" });
  await line.drain();
  const [kept] = await line.ctx.db.orm.select().from(schema.blob);
  expect([kept?.mime, kept?.size]).toEqual(["audio/ogg", SOUND.length]);
});

test("nobody else gets the file", async () => {
  const me = phone(line);
  await me.upload(voice(), { voice: "yes" });
  await line.drain();
  const other = phone(line);
  await other.post("/try/messages", { text: "hello" });
  expect((await other.get(`/try/media/${idOf(await me.page())}`)).status).toBe(404);
});

test("what could run in a browser is saved, never shown", async () => {
  const me = phone(line);
  await me.upload(new File(["<script>alert(1)</script>"], "a.html", { type: "text/html" }));
  await line.drain();
  const { headers } = await me.get(`/try/media/${idOf(await me.page())}`);
  expect([
    headers.get("content-type"),
    headers.get("content-disposition"),
    headers.get("content-security-policy"),
  ]).toEqual(["application/octet-stream", "attachment", expect.stringContaining("sandbox")]);
});

test("a file over 10 MB is refused and not kept", async () => {
  const answer = await phone(line).upload(
    new File([new Uint8Array(10 * 1024 * 1024 + 1)], "a.jpg", { type: "image/jpeg" }),
  );
  expect([answer.status, blobs.size]).toEqual([413, 0]);
});

test("a file of 10 MB is taken whole", async () => {
  const me = phone(line);
  await me.upload(new File([new Uint8Array(10 * 1024 * 1024)], "a.jpg", { type: "image/jpeg" }));
  await line.drain();
  const [kept] = await line.ctx.db.orm.select().from(schema.blob);
  expect(kept?.size).toBe(10 * 1024 * 1024);
});

test("an upload stands sealed, and goes at the sweep after it was fetched", async () => {
  await phone(line).upload(voice(), { voice: "yes" });
  const waiting = [...blobs.values()].map((sealed) => Buffer.from(sealed).includes("OggS"));
  await line.drain();
  await sweep(line.ctx);
  expect([waiting, blobs.size]).toEqual([[false], 1]);
});

test("the same upload sent twice leaves one message and one file", async () => {
  const me = phone(line);
  const id = crypto.randomUUID();
  await me.upload(voice(), { id, voice: "yes" });
  await me.upload(voice(), { id, voice: "yes" });
  expect(blobs.size).toBe(1);
});

test("an upload does not open with any key of the line", async () => {
  const fileRef = await keepUpload(line.ctx, SOUND);
  const [id = ""] = fileRef.split(".");
  expect(() => open(line.ctx.keys.system, `simulator.upload.${id}`, blobs.get(id) as Uint8Array)).toThrow(
    "another key",
  );
});

test("a file that is gone or too large is rejected for good", async () => {
  const channel = simulatorChannel({ mode: "buttons", context: () => line.ctx });
  const fileRef = await keepUpload(line.ctx, SOUND);
  await expect(channel.fetchMedia(fileRef, SOUND.length - 1)).rejects.toMatchObject({
    code: "rejected",
    retryable: false,
  });
  blobs.clear();
  await expect(channel.fetchMedia(fileRef, 100)).rejects.toMatchObject({ code: "rejected", retryable: false });
});
