/**
 * How sure retrieval must be (scores 0..1). `sure`: answer at once; below it a wrong answer costs more trust than a
 * question back. `offer`: worth showing as one of the nearest; below it, entries are noise to the person.
 * `topic`: the flow of a topic takes the words up. `own`: so sure that words are for the line itself ("who are you")
 * that an entry which seems to answer them gives way.
 */
export const thresholds = { sure: 0.65, offer: 0.1, topic: 0.75, own: 0.95 } as const;
