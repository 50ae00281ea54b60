import { eq } from "drizzle-orm";
import { seal } from "../../base/secret.ts";
import { addNote } from "../../services/conversation/add-note.ts";
import { claim } from "../../services/conversation/claim.ts";
import { contactKey } from "../../services/conversation/lock.ts";
import { receive } from "../../services/conversation/receive.ts";
import { reply } from "../../services/conversation/reply.ts";
import * as schema from "../../store/schema.ts";
import { person } from "../../testing/inbound.ts";
import type { TestLine, TestOfficer } from "./line.ts";

/** One pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A queue as on a busy day, and one conversation with a message of every kind. Gives that conversation's id. */
export async function busyDay(line: TestLine, me: TestOfficer, colleague: TestOfficer): Promise<string> {
  const { ctx } = line;
  const rich = await everyKind(line, me);
  ctx.time.tick(90_000);
  await line.says("danger", "hello", "جوزي حابسني ومش قادرة أخرج، خدوا الباسبور بتاعي");
  ctx.time.tick(13 * 60_000);
  const held = await line.says("held", "مرحبا", "عايز أكلم موظف");
  await claim(colleague.ctx, { conversationId: held });
  for (const [index, text] of ["I want to talk to a person", "عايز موظف", "human", "كلموني"].entries()) {
    ctx.time.tick((index + 2) * 7 * 60_000);
    await line.says(`waiting-${index}`, "hi", text);
  }
  const voice = await line.says("voice", "سلام");
  await receive(ctx, person("voice-2").records());
  const { conversation } = schema;
  await ctx.db.orm
    .update(conversation)
    .set({
      status: "waiting",
      priority: 2,
      risk: "concern",
      reason: "concern",
      waitingSince: new Date(ctx.clock() - 3 * 3_600_000),
      dueAt: new Date(ctx.clock()),
      lapses: 1,
    })
    .where(eq(conversation.id, voice));
  ctx.time.tick(60_000);
  return rich;
}

async function everyKind(line: TestLine, me: TestOfficer): Promise<string> {
  const { ctx } = line;
  const amina = person("amina");
  const id = await line.says("amina", "السلام عليكم");
  const say = async (...inbound: Parameters<typeof amina.send>) => {
    ctx.time.tick(40_000);
    await receive(ctx, { ...amina.send(...inbound), deliveryId: `amina-${ctx.ids()}`, sentAt: ctx.clock() });
  };
  await say({ kind: "text", text: "صاحب الشغل خد الباسبور بتاعي وبيضربني\nرقمه +20 100 123 4567 واسمه Mr. John" });
  const media = { fileRef: "f", size: 48_000, duration: null, name: null, mime: null };
  await say({ kind: "media", media: { ...media, kind: "voice", mime: "audio/ogg", duration: 14 }, caption: null });
  await say({ kind: "media", media: { ...media, kind: "photo", mime: "image/png" }, caption: "ده المكان" });
  await say({
    kind: "media",
    media: { ...media, kind: "document", mime: "application/pdf", name: "عقد contract.pdf" },
    caption: null,
  });
  await say({ kind: "location", latitude: 30.04442, longitude: 31.23571 });
  await say({ kind: "contact_card", name: "Uncle سمير", phone: "+20 122 000 1111" });
  await say({ kind: "unsupported", what: "poll" });
  const key = await contactKeyOf(line, id);
  const rows = await ctx.db.orm.select().from(schema.message).where(eq(schema.message.conversationId, id));
  for (const row of rows.filter(({ kind }) => kind === "media")) {
    const blobId = ctx.ids();
    const body = rows.indexOf(row);
    await ctx.blobs.put(blobId, seal(key, `blob.bytes.${blobId}`, PNG));
    const mime =
      ["audio/ogg", "image/png", "application/pdf"][rows.filter(({ kind }) => kind === "media").indexOf(row)] ?? "x";
    await ctx.db.orm.insert(schema.blob).values({
      id: blobId,
      messageId: row.id,
      contactId: row.contactId,
      mime,
      size: PNG.length + body,
      createdAt: new Date(ctx.clock()),
    });
  }
  const intake = JSON.stringify({ seen: "yes", about: "work", when: "when_i_write", wish: "woman" });
  await ctx.db.orm
    .update(schema.conversation)
    .set({ intake: seal(key, `conversation.intake.${id}`, intake) })
    .where(eq(schema.conversation.id, id));
  ctx.time.tick(60_000);
  await claim(me.ctx, { conversationId: id });
  ctx.time.tick(20_000);
  await reply(me.ctx, { conversationId: id, id: ctx.ids(), text: "أهلًا بيكي، أنا معاكي دلوقتي. إنتي في مكان آمن؟" });
  await addNote(me.ctx, {
    conversationId: id,
    id: ctx.ids(),
    text: "اتصلت بالوحدة القانونية، في انتظار الرد. Ref: LGL-221",
  });
  await say({ kind: "text", text: "أيوه، أنا عند جارتي" });
  return id;
}

async function contactKeyOf(line: TestLine, conversationId: string) {
  const [row] = await line.ctx.db.orm
    .select()
    .from(schema.conversation)
    .where(eq(schema.conversation.id, conversationId));
  if (!row) throw new Error("no such conversation");
  return contactKey(line.ctx, line.ctx.db, row.contactId);
}
