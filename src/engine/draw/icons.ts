import type { Chip } from "./card.ts";

/** Strokes in a field of 10 × 10. Those that point are turned for who reads from the right. */
export const ICONS: Readonly<Record<Chip["kind"], string>> = {
  alarm: "M5 .8 9.6 9H.4ZM5 3.8v2.4M5 7.6v.1",
  life: "M5 9 1 4.9a2.3 2.3 0 0 1 4-2.6 2.3 2.3 0 0 1 4 2.6Z",
  sensitive: "M2 4.5h6V9H2ZM3.2 4.5V3a1.8 1.8 0 0 1 3.6 0v1.5",
  person: "M5 1a1.8 1.8 0 1 1 0 3.6A1.8 1.8 0 0 1 5 1ZM1.4 9.4a3.6 3.2 0 0 1 7.2 0",
  numbers: "M3.4.9h3.2v8.2H3.4ZM4.7 7.6h.6",
  flow: "M.8 2h8.4v6H.8ZM4 3.6 6 5 4 6.4",
  other: "M1.5 5.4 4 8l4.5-6",
  start: "M2.5 1.2 8.5 5l-6 3.8Z",
  end: "M5 .8a4.2 4.2 0 1 1 0 8.4A4.2 4.2 0 0 1 5 .8ZM5 3.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z",
  to: "M.8 5h8M5.6 1.8 8.8 5 5.6 8.2",
};

export const POINTING: ReadonlySet<Chip["kind"]> = new Set(["flow", "start", "to"]);
