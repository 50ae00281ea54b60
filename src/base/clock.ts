/** Milliseconds since the Unix epoch. The only source of time below floor 8. */
export type Clock = () => number;
