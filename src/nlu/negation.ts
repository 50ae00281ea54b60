/** Whether something is denied: by a word of its own, or by «ما…ش» around a verb («متمسحوش», "matemsa7osh"). */
export function isDenied(words: readonly string[], negations: ReadonlySet<string>): boolean {
  return words.some((word) => negations.has(word) || AROUND_VERB.test(word));
}

const AROUND_VERB = /^(?:م.{3,}ش|ma.{3,}sh)$/;
