const turns = new Map<string, Promise<unknown>>();

/**
 * Runs work of one key one after the other, in the order asked for; other keys run beside it. Within one process only:
 * it spares the database from retries, and the guard of the write is what keeps order between processes.
 */
export function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key);
  const turn = before ? before.then(work, work) : work();
  turns.set(key, turn);
  const leave = () => {
    if (turns.get(key) === turn) turns.delete(key);
  };
  turn.then(leave, leave);
  return turn;
}
