import { describe, expect, it } from "vitest";
import { DeliveryError } from "./errors.ts";
import { faultOf } from "./log.ts";

describe("an error in the log", () => {
  it("shows class, code and place, never its message", () => {
    const fault = faultOf(new DeliveryError("blocked", { cause: new Error("my passport was taken") }));
    expect(fault).toMatchObject({
      error: "DeliveryError",
      code: "blocked",
      at: expect.stringMatching(/^src\/base\/log\.test\.ts:\d+/),
    });
    expect(JSON.stringify(fault)).not.toContain("passport");
  });

  it("shows no place from a message that looks like one", () => {
    const error = new Error("I am\n    at the station /src/Ramses 5");
    error.stack = `Error: ${error.message}`;
    expect(JSON.stringify(faultOf(error))).not.toContain("Ramses");
  });

  it("shows the kind of what is thrown and is no error", () => {
    expect(faultOf("my passport was taken")).toEqual({ error: "string" });
  });
});
