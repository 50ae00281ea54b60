import { expect, test } from "vitest";
import { frozen } from "./frozen.ts";

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("the clock moves only when it is told to", () => {
  const { clock, tick } = frozen({ now: 1000 });
  tick(250);
  expect(clock()).toBe(1250);
});

test("ids are UUIDs of version 7", () => {
  expect(frozen().ids()).toMatch(UUID7);
});

test("ids grow, also while the clock stands still", () => {
  const { ids, tick } = frozen();
  const made = [ids(), ids(), ids()];
  tick(1);
  made.push(ids());
  expect(made).toEqual([...new Set(made)].sort());
});

test("two helpers give the same ids and the same randomness", () => {
  const draw = ({ ids, random }: ReturnType<typeof frozen>) => [ids(), random(), ids(), random()];
  expect(draw(frozen())).toEqual(draw(frozen()));
});

test("randomness spreads over [0, 1)", () => {
  const { random } = frozen();
  const draws = Array.from({ length: 1000 }, random);
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  expect(mean).toBeCloseTo(0.5, 1);
});
