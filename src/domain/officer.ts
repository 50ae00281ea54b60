export const ROLES = ["administrator", "supervisor", "officer", "content"] as const;
export type Role = (typeof ROLES)[number];

/** `focalPoint`: named for complaints about staff of help. */
export type Officer = { id: string; role: Role; focalPoint: boolean };

/** Who acts: a person writing to us, an officer, the machine itself (jobs, time-outs), or a command of an operator. */
export type Actor = { kind: "system" } | { kind: "contact"; id: string } | { kind: "officer"; officer: Officer };

export const ABILITIES = [
  "conversation.read",
  "conversation.claim",
  "conversation.reply",
  "conversation.close",
  "note.add",
  "question.label",
  "question.export",
  "officer.invite",
  "officer.name_focal_point",
  "delivery.retry",
  "flow.read",
  "wait.supervise",
] as const;
export type Ability = (typeof ABILITIES)[number];

const CASE_WORK: readonly Ability[] = [
  "conversation.read",
  "conversation.claim",
  "conversation.reply",
  "conversation.close",
  "note.add",
  "question.label",
  "flow.read",
];
const ABILITIES_OF: Readonly<Record<Role, readonly Ability[]>> = {
  administrator: ABILITIES,
  supervisor: [...CASE_WORK, "question.export", "delivery.retry", "wait.supervise"],
  officer: CASE_WORK,
  content: ["flow.read"],
};

/** Deny by default: an ability that the role does not name is refused. */
export function can(officer: Pick<Officer, "role">, ability: Ability): boolean {
  return ABILITIES_OF[officer.role].includes(ability);
}
