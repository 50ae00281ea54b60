import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/**
 * Sealing of personal data: AES-256-GCM. A sealed value is version (1 byte), key id (16), nonce (12), tag (16), ciphertext;
 * the place that it belongs to (table, column, row id) is authenticated with it, so that a value moved elsewhere does not open.
 * Synchronous `node:crypto`: per value it costs a sixth of WebCrypto on Node, and workerd has it too (`nodejs_compat`).
 */
export type DataKey = { id: string; secret: KeyObject };

const VERSION = 1;
const KEY_BYTES = 32;
const ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES + NONCE_BYTES + TAG_BYTES;

/** The value does not open: wrong key, wrong place, or changed. Says nothing of the content. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

export function dataKey(id: string, secret: Uint8Array): DataKey {
  if (secret.length !== KEY_BYTES) throw new SealBroken(`a key has ${KEY_BYTES} bytes`);
  return { id, secret: createSecretKey(secret) };
}

export function newSecret(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** `place` is "table.column.row-id". */
export function seal(key: DataKey, place: string, plain: string | Uint8Array): Uint8Array {
  const nonce = takeNonce();
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce);
  cipher.setAAD(Buffer.from(place));
  const body = typeof plain === "string" ? cipher.update(plain, "utf8") : cipher.update(plain);
  cipher.final();
  const sealed = Buffer.allocUnsafe(HEADER_BYTES + body.length);
  sealed[0] = VERSION;
  writeId(sealed, key.id);
  nonce.copy(sealed, 1 + ID_BYTES);
  cipher.getAuthTag().copy(sealed, 1 + ID_BYTES + NONCE_BYTES);
  body.copy(sealed, HEADER_BYTES);
  return sealed;
}

/** Throws `SealBroken` unless `sealed` was sealed with this key for this place. */
export function open(key: DataKey, place: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < HEADER_BYTES || bytes[0] !== VERSION) throw new SealBroken("not a sealed value of this version");
  if (sealedBy(bytes) !== key.id) throw new SealBroken("sealed with another key");
  const decipher = createDecipheriv(
    "aes-256-gcm",
    key.secret,
    bytes.subarray(1 + ID_BYTES, 1 + ID_BYTES + NONCE_BYTES),
  );
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(1 + ID_BYTES + NONCE_BYTES, HEADER_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(HEADER_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new SealBroken("does not open here", { cause });
  }
}

/** The id of the key that a value was sealed with. */
export function sealedBy(sealed: Uint8Array): string {
  const hex = Buffer.from(sealed.buffer, sealed.byteOffset + 1, ID_BYTES).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Keyed hash (HMAC-SHA-256, 32 bytes) for looking up what must not stand in clear. */
export function keyedHash(key: DataKey, kind: string, value: string): Uint8Array {
  return createHmac("sha256", key.secret).update(kind).update("\0").update(value).digest();
}

/** SHA-256 in hex: names content, hides nothing. */
export function contentHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Compares secrets without telling by its duration how much of them agrees. */
export function constantTimeEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

// Nonces are cut from a pool of random bytes: one system call serves 512 of them.
let pool = Buffer.alloc(0);
function takeNonce(): Buffer {
  if (pool.length < NONCE_BYTES) pool = randomBytes(NONCE_BYTES * 512);
  const nonce = pool.subarray(0, NONCE_BYTES);
  pool = pool.subarray(NONCE_BYTES);
  return nonce;
}

function writeId(target: Buffer, id: string): void {
  const written = target.write(id.replaceAll("-", ""), 1, ID_BYTES, "hex");
  if (written !== ID_BYTES) throw new SealBroken("a key id is a UUID");
}
