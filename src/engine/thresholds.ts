/**
 * How sure retrieval must be (scores 0..1). `sure`: answer at once; below it a wrong answer costs more trust than a
 * question back. `offer`: worth showing as one of the nearest; below it, entries are noise to the person.
 */
export const thresholds = { sure: 0.5, offer: 0.2 } as const;
