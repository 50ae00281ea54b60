import { evaluate } from "../evaluate.ts";
import { FlowFault, type Run } from "../run.ts";
import { sendText } from "../send-text.ts";
import type { ActionOf } from "./action-of.ts";

export function send(run: Run, action: ActionOf<"send">): void {
  if (!run.revision.keys.has(action.text)) throw new FlowFault(`no text ${action.text}`);
  sendText(run, action.with ? { key: action.text, params: paramsOf(run, action.with) } : { key: action.text });
}

function paramsOf(run: Run, expressions: Readonly<Record<string, string>>): Record<string, string | number> {
  const params: Record<string, string | number> = {};
  for (const [name, cel] of Object.entries(expressions)) {
    const value = evaluate(run, cel);
    params[name] = typeof value === "number" || typeof value === "string" ? value : String(value ?? "");
  }
  return params;
}
