import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PATIENCE_MS = 30_000;

export type Ended = { code: number | null; stdout: string; stderr: string };

/** `sanad` as a process of its own, with these settings and no others. */
export type Child = {
  /** Resolves once it says that it runs; rejects with what it said when it ends instead. */
  running(): Promise<void>;
  /** What it has written to its log so far, a line an event. */
  log(): string[];
  ended: Promise<Ended>;
  /** Ends it so, and resolves when it is gone. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<Ended>;
};

const living = new Set<ChildProcess>();
process.once("exit", endAll);

/** Ends whatever a test left running. */
export function endAll(): void {
  for (const child of living) child.kill("SIGKILL");
}

export function startSanad(args: string[], env: Record<string, string>, root = ROOT): Child {
  const child = spawn(process.execPath, ["--import", "tsx", "src/main/sanad.ts", ...args], {
    cwd: root,
    env: { NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  living.add(child);
  const said = { stdout: "", stderr: "" };
  const listeners = new Set<() => void>();
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (part: string) => {
      said[stream] += part;
      for (const listener of [...listeners]) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      living.delete(child);
      resolve({ code, ...said });
    });
  });
  return {
    ended,
    log: () => said.stdout.split("\n").filter(Boolean),
    running: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`it did not run in time: ${said.stderr}`)), PATIENCE_MS);
        const settle = (end: () => void) => {
          clearTimeout(timer);
          listeners.delete(check);
          end();
        };
        const check = () => {
          if (said.stderr.includes("is running")) settle(resolve);
        };
        listeners.add(check);
        check();
        void ended.then(
          ({ code, stderr }) => settle(() => reject(new Error(`it ended with ${code}: ${stderr}`))),
          reject,
        );
      }),
    async end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
