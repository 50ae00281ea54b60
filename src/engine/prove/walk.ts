import type { SignalKind } from "../../domain/reading.ts";
import type { Turn } from "../turn.ts";
import { go } from "./go.ts";
import { keyOf, keyOfDeep } from "./key.ts";
import { movesOf, pressesAt } from "./moves.ts";
import { flowsOn, type Gone, type Move, type Place } from "./place.ts";
import type { World } from "./world.ts";

/**
 * Flows above the menu from which the walk goes on: what stands higher is looked at and not walked on from. A person who
 * opens more than that on top of each other meets the same flows in the same ways.
 */
const DEEPEST = 2;
/** Flows above the menu up to which a place is told apart by all of them; above it by the top one, and the parts that the rest plays. */
const WHOLE = 1;
/** Places after which a walk is given up: past it a check would not end in seconds. */
export const MOST_PLACES = 60_000;

export const tooManyPlaces = (most: number): string =>
  `more than ${most} places can be reached, and not all were looked at: let fewer variables decide where flows lead`;

export type WalkEnd = { places: readonly Place[]; moves: number; complete: boolean };

/** Every place that can be reached, the shortest way first; `look` sees each move that is made. */
export function walk(world: World, look: (gone: Gone) => void, mostPlaces = MOST_PLACES): WalkEnd {
  const start: Place = { session: null, status: "bot", from: null };
  const found = new Set([keyOf(start, world)]);
  const places = [start];
  const everywhere = movesOf(world);
  const promised = everywhere.filter(isPromised);
  // What we begin ourselves begins alike wherever a person stands, and so do the flows of each sign of danger.
  const byPerson = everywhere.filter(({ trigger, turns }) => trigger.type !== "entered" && !isOneOfMany(turns[0]));
  let moves = 0;
  for (const at of places) {
    const deep = isDeep(at, world);
    const near = flowsOn(at).length <= 1 + WHOLE;
    const made = deep ? promised : [...pressesAt(at, world), ...(near ? everywhere : byPerson)];
    for (const move of made) {
      const gone = go(at, move, world);
      moves++;
      look(gone);
      if (deep) continue;
      const key = nameOf(gone.place, world);
      if (found.has(key)) continue;
      if (places.length >= mostPlaces) return { places, moves, complete: false };
      found.add(key);
      places.push(gone.place);
    }
  }
  return { places, moves, complete: true };
}

/** A place that is only looked at stands for none that is walked on from. */
function nameOf(place: Place, world: World): string {
  if (flowsOn(place).length <= 1 + WHOLE) return keyOf(place, world);
  return `${isDeep(place, world) ? "deep " : ""}${keyOfDeep(place, world)}`;
}

/** Parts of our own questions stand above each other by design: they make nothing deeper. */
function isDeep(place: Place, { live, revision: { helpline } }: World): boolean {
  const counted = flowsOn(place).filter((flow) => flow === helpline.screening || !live.sensitive.has(flow));
  return counted.length > 1 + DEEPEST;
}

/** A sign of danger whose flow is met from nearer the menu already. */
function isOneOfMany(turn: Turn | undefined): boolean {
  if (!turn || !("them" in turn)) return false;
  const [kind] = turn.urgent ?? turn.concern ?? [];
  return kind !== undefined && !TRIED.has(kind);
}

const TRIED: ReadonlySet<SignalKind> = new Set<SignalKind>(["violence", "psea"]);

/** What must work wherever one stands. */
function isPromised({ name }: Move): boolean {
  return PROMISED.has(name);
}

const PROMISED: ReadonlySet<string> = new Set(["human", "menu", "stop", "quick_exit", "urgent", "pause"]);
