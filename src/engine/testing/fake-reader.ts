import type { Language } from "../../domain/language.ts";
import type { CommandName, Reading } from "../../domain/reading.ts";
import { toWesternDigits } from "../../text/digits.ts";
import { wordsOf } from "../words.ts";
import { reading } from "./helpline.ts";

/** Understands the few words that the dialogues need; what people really write is `nlu`'s matter. */
export function fakeRead(text: string): Reading {
  const words = wordsOf(text);
  return reading({
    text,
    command: commandIn(words),
    risk: URGENT.some((part) => words.includes(wordsOf(part))) ? "urgent" : "none",
    language: languageOf(text),
  });
}

const COMMANDS: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  yes: ["yes", "aywa", "أيوه", "نعم", "اه"],
  no: ["no", "لأ", "لا"],
  human: ["موظف", "person", "human", "عايز أكلم حد"],
  menu: ["menu", "القائمة"],
  back: ["back", "رجوع"],
  stop: ["stop", "وقف"],
  delete_data: ["delete my data", "امسح بياناتي"],
  quick_exit: ["weather", "الجو"],
  skip: ["skip", "عدي"],
  language_ar: ["عربي", "العربية"],
  language_en: ["english"],
};

const URGENT = ["wants to kill me", "هيموتني", "عايز يقتلني", "هيقتلني", "عايز يموتني"];

function commandIn(words: string): Reading["command"] {
  const digits = toWesternDigits(words);
  if (/^\d+$/.test(digits)) return { name: "number", number: Number(digits) };
  const found = Object.entries(COMMANDS).find(([, said]) => said.some((one) => wordsOf(one) === words));
  return found ? { name: found[0] as CommandName } : null;
}

function languageOf(text: string): Language | null {
  if (/[\u0600-\u06ff]/.test(text)) return "ar";
  return /[a-z]{2}/i.test(text) ? "en" : null;
}
