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
  /** One number of the registry; params `name`, `number`, and in the second `hours`. */
  contact: "common.contact_line",
  contactHours: "common.contact_line_hours",
  /** Follows numbers that can be dialled inside Egypt only. */
  insideEgypt: "common.contact_inside_egypt",
  noContact: "common.no_contact",
  /** The answer is not to be given any more. */
  articleGone: "common.article_gone",
  /** Something broke, and the menu follows. */
  sorry: "common.sorry",
} as const;
