import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestLine, type TestOfficer, testLine } from "./testing/line.ts";

let line: TestLine;
let amal: TestOfficer;
let cookie: string;

beforeAll(async () => {
  line = await testLine();
  amal = await line.officer("Amal", "administrator");
  cookie = await line.signIn(amal);
});
afterAll(() => line.drop());

describe("the door", () => {
  it("lets an officer in and shows the queue", async () => {
    const page = await line.ask("/console", { cookie });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Nobody is waiting");
  });
});
