import { expect, it } from "vitest";
import { maskPersonal } from "./mask-personal.ts";

it.each([
  ["a number of five digits and more", "رقمي 01001234567 كلموني", "رقمي 00000 كلموني"],
  ["a number in Arabic digits", "رقمي ٠١٠٠١٢٣٤٥٦٧", "رقمي 00000"],
  ["a number in Persian digits", "۰۱۲۳۴", "00000"],
  ["a number in groups", "call +20 (100) 123-4567 now", "call 00000 now"],
  ["a number with dots", "0100.123.4567", "00000"],
  ["a date of birth", "born 12/10/1999 in Cairo", "born 00000 in Cairo"],
  ["an e-mail address", "write to ali.hassan@gmail.com please", "write to … please"],
  ["an e-mail address without an ending", "ali@gmail", "…"],
  ["an account", "انا @ali_h على تليجرام", "انا … على تليجرام"],
  ["a link", "see https://t.me/abc?x=1 and www.fb.com/ali", "see … and …"],
  ["a link without a scheme", "facebook.com/ali.h جروب", "… جروب"],
  ["a link of any scheme", "tg://resolve?domain=x", "…"],
])("takes out %s", (_what, text, masked) => {
  expect(maskPersonal(text)).toBe(masked);
});

it.each(["مرتبي 4500 جنيه من 3 شهور", "3ayez asafer 2025", "I paid 300, why?", "Hello.how are you", "@", "سنة 2024"])(
  "leaves %s as it is",
  (text) => {
    expect(maskPersonal(text)).toBe(text);
  },
);

it("takes its time on no text, however long and odd", () => {
  const started = performance.now();
  for (const piece of ["a", "a.", "1", "@", "a-", "1 a", ". "]) maskPersonal(piece.repeat(4096));
  expect(performance.now() - started).toBeLessThan(2000);
});
