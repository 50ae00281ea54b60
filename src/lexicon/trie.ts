/** Words stored by their letters; each end of a word holds a list of numbers. Built once, then only read. */
export type Trie = {
  add(letters: readonly number[], value: number): void;
  /** The state after `letter` (1 … `alphabet`) from `state` (0 is the start), or -1. */
  next(state: number, letter: number): number;
  /** What was added for the word that ends in `state`; undefined where none ends. */
  values(state: number): readonly number[] | undefined;
};

/** `alphabet` is the highest letter. */
export function createTrie(alphabet: number): Trie {
  const stride = alphabet + 1;
  let table = new Int32Array(stride * 64);
  let states = 1;
  const ends: (number[] | undefined)[] = [];

  function step(state: number, letter: number): number {
    const at = state * stride + letter;
    if (table[at] === 0) {
      if ((states + 1) * stride > table.length) table = grown(table);
      table[at] = states++;
    }
    return table[at] as number;
  }

  return {
    add(letters, value) {
      const state = letters.reduce(step, 0);
      const values = ends[state] ?? [];
      if (!values.includes(value)) values.push(value);
      ends[state] = values;
    },
    next: (state, letter) => table[state * stride + letter] || -1,
    values: (state) => ends[state],
  };
}

function grown(table: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(table.length * 2);
  larger.set(table);
  return larger;
}
