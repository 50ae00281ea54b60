import { describe, expect, it } from "vitest";
import { semaphore } from "./semaphore.ts";

/** Work that ends when told, and notes when it began. */
function tasks(places: number) {
  const held = semaphore(places);
  const begun: number[] = [];
  const ends: Record<number, PromiseWithResolvers<void>> = {};
  const run = (n: number) => {
    const end = Promise.withResolvers<void>();
    ends[n] = end;
    return held(async () => {
      begun.push(n);
      await end.promise;
      return n;
    });
  };
  return {
    begun,
    run,
    end: (n: number) => ends[n]?.resolve(),
    fail: (n: number) => ends[n]?.reject(new Error("failed")),
  };
}

describe("a semaphore", () => {
  it("lets no more in than it has places", () => {
    const { begun, run } = tasks(2);
    for (const n of [1, 2, 3, 4]) void run(n);
    expect(begun).toEqual([1, 2]);
  });

  it("lets the others in, in the order in which they came", async () => {
    const { begun, run, end } = tasks(1);
    const all = [1, 2, 3, 4].map(run);
    for (const n of [1, 2, 3, 4]) {
      end(n);
      await all[n - 1];
    }
    expect(begun).toEqual([1, 2, 3, 4]);
  });

  it("hands the place on to who waits, not to who comes just then", async () => {
    const { begun, run, end } = tasks(1);
    const first = run(1);
    void run(2);
    end(1);
    await first;
    void run(3);
    expect(begun).toEqual([1, 2]);
  });

  it("gives back what the work gives, and its failure", async () => {
    const { run, end, fail } = tasks(2);
    const [good, bad] = [run(1), run(2)];
    end(1);
    fail(2);
    await expect(good).resolves.toBe(1);
    await expect(bad).rejects.toThrow("failed");
  });

  it("frees the place of work that failed, and of work that throws at once", async () => {
    const held = semaphore(1);
    const outcomes = [
      held(() => Promise.reject(new Error("later"))),
      held(() => {
        throw new Error("at once");
      }),
      held(async () => "in"),
    ];
    expect((await Promise.allSettled(outcomes)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "fulfilled",
    ]);
  });
});
