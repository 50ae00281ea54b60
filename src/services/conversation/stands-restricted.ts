import type { Place } from "./step-place.ts";

/** Whether what a person says now belongs to a complaint about staff of help: its flow stands, whatever lies above it. */
export function standsRestricted({ revision, session }: Place): boolean {
  const { restricted } = revision.helpline;
  return restricted !== undefined && (session?.frames.some(({ flow }) => flow === restricted) ?? false);
}
