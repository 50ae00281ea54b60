import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constantTimeEqual, dataKey, keyedHash, newSecret, open, SealBroken, seal, sealedBy } from "./secret.ts";

const ID = "0190f3a0-0000-7000-8000-000000000001";
const key = dataKey(ID, newSecret());
const PLACE = "message.body.1";

describe("a sealed value", () => {
  it("opens to what was sealed, whatever that is", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (bytes, place) => {
        expect(new Uint8Array(open(key, place, seal(key, place, bytes)))).toEqual(bytes);
      }),
    );
  });

  it("holds text as UTF-8", () => {
    expect(open(key, PLACE, seal(key, PLACE, "أنا خايفة 🙏")).toString("utf8")).toBe("أنا خايفة 🙏");
  });

  it("shows nothing of what it holds, and is never the same twice", () => {
    const [one, other] = [seal(key, PLACE, "passport"), seal(key, PLACE, "passport")];
    expect(Buffer.from(one).includes("passport")).toBe(false);
    expect(one).not.toEqual(other);
  });

  it("uses no nonce twice", () => {
    const nonces = Array.from({ length: 2000 }, () =>
      Buffer.from(seal(key, PLACE, "x"))
        .subarray(17, 29)
        .toString("hex"),
    );
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  it("does not open in another place: moved to another row, it is worth nothing", () => {
    expect(() => open(key, "message.body.2", seal(key, PLACE, "x"))).toThrow(SealBroken);
  });

  it("does not open with another key", () => {
    const other = dataKey("0190f3a0-0000-7000-8000-000000000002", newSecret());
    expect(() => open(other, PLACE, seal(key, PLACE, "x"))).toThrow(SealBroken);
  });

  it("does not open with another key that goes by the same id", () => {
    expect(() => open(dataKey(ID, newSecret()), PLACE, seal(key, PLACE, "x"))).toThrow(SealBroken);
  });

  it("does not open once any byte of it is changed", () => {
    const sealed = seal(key, PLACE, "she is at the station");
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(key, PLACE, changed), `byte ${at}`).toThrow(SealBroken);
    }
  });

  it("does not open cut short, or empty", () => {
    const sealed = seal(key, PLACE, "x");
    for (const length of [0, 1, 44, sealed.length - 1]) {
      expect(() => open(key, PLACE, sealed.subarray(0, length)), `${length} bytes`).toThrow(SealBroken);
    }
  });

  it("opens as a part of a larger buffer, as drivers hand it over", () => {
    const sealed = seal(key, PLACE, "x");
    const larger = new Uint8Array(sealed.length + 20);
    larger.set(sealed, 10);
    expect(open(key, PLACE, larger.subarray(10, 10 + sealed.length)).toString()).toBe("x");
  });

  it("says which key it wants, and an error says nothing of the content", () => {
    const sealed = seal(key, PLACE, "passport");
    expect(sealedBy(sealed)).toBe(ID);
    expect(() => open(key, "elsewhere", sealed)).not.toThrow(/passport/);
  });
});

describe("a key", () => {
  it.each([0, 16, 31, 33])("of %d bytes is refused", (length) => {
    expect(() => dataKey(ID, new Uint8Array(length))).toThrow(SealBroken);
  });

  it("with an id that is no UUID seals nothing", () => {
    expect(() => seal(dataKey("mine", newSecret()), PLACE, "x")).toThrow(SealBroken);
  });
});

describe("a keyed hash", () => {
  it("is the same for the same thing, so that it can be looked up", () => {
    expect(keyedHash(key, "address.telegram", "7000001")).toEqual(keyedHash(key, "address.telegram", "7000001"));
  });

  it.each([
    ["another kind", key, "address.simulator", "7000001"],
    ["another value", key, "address.telegram", "7000002"],
    ["another key", dataKey(ID, newSecret()), "address.telegram", "7000001"],
    ["kind and value cut elsewhere", key, "address.telegram7", "000001"],
  ])("differs for %s", (_, by, kind, value) => {
    expect(keyedHash(by, kind, value)).not.toEqual(keyedHash(key, "address.telegram", "7000001"));
  });
});

describe("two secrets", () => {
  it.each([
    ["same", "same", true],
    ["same", "samE", false],
    ["same", "same ", false],
    ["", "", true],
    ["", "x", false],
  ])("%j and %j", (a, b, equal) => {
    expect(constantTimeEqual(a, b)).toBe(equal);
  });
});
