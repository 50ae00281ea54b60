import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";

/** Compares in a time that says nothing of where two strings of one length differ. */
export function constantTimeEqual(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
