import { claim } from "../../services/conversation/claim.ts";
import { changeIndicator } from "../../services/screening/change-indicator.ts";
import { readScreenings } from "../../services/screening/read-screenings.ts";
import { askPerson } from "../../services/screening/testing/ask-person.ts";
import { screeningLibrary } from "../../services/screening/testing/screening-library.ts";
import type { TestLine, TestOfficer } from "./line.ts";

/** Somebody who was asked the questions and answered in their own words; `me` holds the talk and has learnt more. Gives the conversation. */
export async function screened(line: TestLine, me: TestOfficer): Promise<string> {
  line.ctx.library = screeningLibrary();
  me.ctx.library = line.ctx.library;
  const id = await line.says("screened", "مرحبا", "عربي", "أيوه");
  await askPerson(line.ctx, id);
  for (const words of [
    "أيوه",
    "18 or over",
    "الفانوس الأخضر كان ورا الحيطة، Mr. John قال كده",
    "أيوه",
    "At work",
    "16",
    "لأ",
  ]) {
    line.ctx.time.tick(60_000);
    await line.says("screened", words);
  }
  line.ctx.time.tick(60_000);
  await claim(me.ctx, { conversationId: id });
  await learnt(line, me, id, ["EX2", "CD10"]);
  return id;
}

/** What the officer heard by phone. */
async function learnt(line: TestLine, me: TestOfficer, conversationId: string, indicators: string[]): Promise<void> {
  const [latest] = await readScreenings(me.ctx, conversationId);
  for (const subject of indicators) {
    line.ctx.time.tick(60_000);
    const form = { conversationId, screeningId: latest?.id ?? "", id: line.ctx.ids() };
    await changeIndicator(me.ctx, { ...form, subject, value: "yes", reason: "قال في التليفون: no pay since March" });
  }
}
