import { answer as run } from "../../cli/answer.ts";
import { lineIo } from "../line-io.ts";
import { understandAlone } from "../understand-alone.ts";

/** Says of each line which entries answer it. */
export async function answer(args: string[]): Promise<number> {
  return run(args, understandAlone(), lineIo());
}
