import { createHash } from "node:crypto";
import { newSecret } from "../../base/secret.ts";

/** 32 random bytes, so a plain hash of them cannot be searched; it needs no key. */
export function newInvitationToken(): { token: string; hash: Uint8Array } {
  const token = Buffer.from(newSecret()).toString("base64url");
  return { token, hash: invitationHash(token) };
}

export function invitationHash(token: string): Uint8Array {
  return createHash("sha256").update("officer_invitation\0").update(token).digest();
}
