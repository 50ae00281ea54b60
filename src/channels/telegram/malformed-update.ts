/** The provider sent JSON that is no update. Carries where the shape broke, never what was there. */
export class MalformedUpdate extends Error {
  override readonly name = "MalformedUpdate";
  constructor(
    readonly updateId: number | null,
    path: readonly PropertyKey[],
  ) {
    super(`not a Telegram update: wrong shape at ${path.map(String).join(".") || "the top"}`);
  }
}
