/** Texts of `locales/LANGUAGE/common.yaml` that the engine itself sends; each must exist. */
export const COMMON_TEXTS = {
  /** An old button was pressed. */
  stale: "common.stale_button",
  /** A number was asked for; params `min`, `max`. */
  number: "common.number_expected",
  /** The choices follow, and no other question stands above them. */
  choose: "common.choose",
  /** "Back", and there is nothing before this. */
  atStart: "common.at_start",
  /** Stands above numbers of the registry; the param `contacts` holds their lines. The second goes on with them. */
  contacts: "common.contacts",
  moreContacts: "common.contacts_more",
  /** The last line below numbers that can be dialled inside Egypt only; and behind one such number among others. */
  insideEgypt: "common.contact_inside_egypt",
  fromEgypt: "common.contact_from_egypt",
  noContact: "common.no_contact",
  /** The answer is not to be given any more. */
  articleGone: "common.article_gone",
  /** Words came to a question of a screening that has choices: they are kept, and the question comes again. */
  wordsKept: "common.words_kept",
  /** Something broke, and the menu follows. */
  sorry: "common.sorry",
} as const;
