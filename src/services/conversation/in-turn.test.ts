import { expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

/** Work that ends when told. */
function task(noted: string[], name: string) {
  const end = Promise.withResolvers<void>();
  const work = async () => {
    noted.push(`${name} begins`);
    await end.promise;
    noted.push(`${name} ends`);
    return name;
  };
  return { work, end: end.resolve, fail: () => end.reject(new Error(`${name} failed`)) };
}

it("runs work of one key one after the other, in the order asked for", async () => {
  const noted: string[] = [];
  const tasks = ["1", "2", "3"].map((name) => task(noted, name));
  const turns = tasks.map(({ work }) => inTurn("a", work));
  for (const { end } of tasks.toReversed()) end();
  expect(await Promise.all(turns)).toEqual(["1", "2", "3"]);
  expect(noted).toEqual(["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
});

it("runs work of another key beside it", async () => {
  const noted: string[] = [];
  const [one, other] = [task(noted, "1"), task(noted, "2")];
  const first = inTurn("b", one.work);
  other.end();
  expect(await inTurn("c", other.work)).toBe("2");
  one.end();
  await first;
});

it("goes on after a failure, which only its own caller hears of", async () => {
  const noted: string[] = [];
  const [bad, good] = [task(noted, "1"), task(noted, "2")];
  const failing = inTurn("d", bad.work);
  const going = inTurn("d", good.work);
  bad.fail();
  good.end();
  await expect(failing).rejects.toThrow("1 failed");
  expect(await going).toBe("2");
});

it("goes on after work that throws before it promises anything", async () => {
  const noted: string[] = [];
  const first = task(noted, "1");
  const turn = inTurn("e", first.work);
  const thrown = inTurn<string>("e", () => {
    throw new Error("at once");
  });
  first.end();
  await turn;
  await expect(thrown).rejects.toThrow("at once");
  expect(await inTurn("e", async () => "after")).toBe("after");
});
