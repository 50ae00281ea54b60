import type { Reading } from "../domain/reading.ts";
import { handedTo } from "./handed-to.ts";
import { interruptAside } from "./interrupt.ts";
import { matterOf } from "./matter.ts";
import { nodeOf, type Run } from "./run.ts";

/** Asked again sooner, the question would weary who tells of the same trouble in many messages. */
const REST_MS = 12 * 3_600_000;

/** One gentle question about a sign of danger that is not urgent; false where a person is on the way or it was asked. */
export function meetConcern(run: Run, reading: Reading): boolean {
  const { concern, commands, urgent, screening, restricted, feedback } = run.revision.helpline;
  if (concern === undefined || reading.risk !== "concern" || reading.token !== null) return false;
  const near = [concern, commands.human, urgent, screening, restricted, feedback];
  if (run.frames.some(({ flow }) => near.includes(flow))) return false;
  if (run.concernAt !== null && run.env.now - run.concernAt < REST_MS) return false;
  if (run.waiting !== null && nodeOf(run).life_saving) return false;
  run.asked = null;
  run.concernAt = run.env.now;
  interruptAside(run, concern, handedTo(run, concern, matterOf(run, reading)));
  return true;
}
