/** A fault in a file that people write (flow, locale, content), told so that its author finds it. Lines count from 1. */
export type Problem = {
  file: string;
  line: number;
  /** Where in the file, as in `nodes.about.router.branches[1].go`; "" for the file itself. */
  path: string;
  fault: string;
  column?: number;
  /** True: worth a look, and nothing breaks. */
  warning?: true;
};
