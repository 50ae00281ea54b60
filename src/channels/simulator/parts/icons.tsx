import type { FC } from "hono/jsx";

/** Drawn in a box of 24 × 24. */
const PATHS = {
  send: "M3.4 20.4 21 12 3.4 3.6 3.4 10l11 2-11 2Z",
  mic: "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15Zm6.5-3.5a6.5 6.5 0 0 1-5.6 6.4V21h-1.8v-3.1a6.5 6.5 0 0 1-5.6-6.4h1.8a4.7 4.7 0 0 0 9.4 0Z",
  attach:
    "M16.5 6.5v10.2a4.5 4.5 0 0 1-9 0V5.8a2.9 2.9 0 0 1 5.8 0v9.9a1.3 1.3 0 0 1-2.6 0V6.5H9.1v9.2a2.9 2.9 0 0 0 5.8 0V5.8a4.5 4.5 0 0 0-9 0v10.9a6.1 6.1 0 0 0 12.2 0V6.5Z",
  person:
    "M11 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0 2c-3.6 0-8 1.7-8 4.5V20h16v-1.5c0-2.8-4.4-4.5-8-4.5Zm9-5V6.5h-1.8V9h-2.5v1.8h2.5v2.5H20v-2.5h2.5V9Z",
  scenes: "M3 5h18v2H3Zm0 6h12v2H3Zm0 6h8v2H3Zm15.5-4.5 4 4-4 4Z",
  edit: "M4 17.2V20h2.8L17 9.8 14.2 7Zm15-9.5a1 1 0 0 0 0-1.4l-1.3-1.3a1 1 0 0 0-1.4 0L15 6.3 17.700 9Z",
  close: "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4Z",
} as const;

export const Icon: FC<{ name: keyof typeof PATHS }> = ({ name }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} />
  </svg>
);
