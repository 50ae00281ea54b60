import type { Run } from "../run.ts";
import type { ActionOf } from "./action-of.ts";

export function recordConsent(run: Run, { consent, given }: ActionOf<"record_consent">): void {
  run.consents = { ...run.consents, [consent]: given };
  run.events.push({ type: "consent_recorded", consent, given });
}
