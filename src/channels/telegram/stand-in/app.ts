import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { ApiFailure } from "./api-failure.ts";
import { callMethod } from "./call-method.ts";
import { type Fault, failureOf, takeFault } from "./faults.ts";
import type { Params } from "./params.ts";
import { readParams } from "./read-params.ts";
import type { StandInState } from "./state.ts";

type Env = { Bindings: Partial<HttpBindings> };

/** The HTTP face of the stand-in: methods and file downloads. */
export function standInApp(state: StandInState, faults: Fault[]): Hono<Env> {
  const app = new Hono<Env>();
  app.get("/file/:bot/*", (c) => {
    if (c.req.param("bot") !== `bot${state.token}`) return failed(c, new ApiFailure(401, "Unauthorized"));
    const path = decodeURIComponent(new URL(c.req.url).pathname).split("/").slice(3).join("/");
    const fault = takeFault(faults, "file", "");
    if (fault) return answerFault(c, fault, state);
    const file = [...state.files.values()].find((stored) => stored.path === path);
    if (file === undefined) return failed(c, new ApiFailure(404, "Not Found"));
    return c.body(file.bytes, 200, { "content-type": "application/octet-stream" });
  });
  app.on(["GET", "POST"], "/:bot/:method", async (c) => {
    try {
      if (c.req.param("bot") !== `bot${state.token}`) throw new ApiFailure(401, "Unauthorized");
      return await answer(c, state, faults, c.req.param("method"), await readParams(c.req));
    } catch (error) {
      if (error instanceof ApiFailure) return failed(c, error);
      throw error;
    }
  });
  app.notFound((c) => failed(c, new ApiFailure(404, "Not Found")));
  return app;
}

async function answer(c: Context<Env>, state: StandInState, faults: Fault[], method: string, params: Params) {
  const fault = takeFault(faults, method, String(params.raw.chat_id ?? ""));
  const perform = () => callMethod(state, method, params, AbortSignal.any([c.req.raw.signal, state.closed.signal]));
  if (fault === null) return c.json({ ok: true, result: await perform() });
  if (fault.with === "slow") {
    await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 100));
    return c.json({ ok: true, result: await perform() });
  }
  if (fault.applied) await perform();
  return answerFault(c, fault, state);
}

async function answerFault(c: Context<Env>, fault: Fault, state: StandInState): Promise<Response> {
  const failure = failureOf(fault);
  if (failure) return failed(c, failure);
  if (fault.with === "bad_gateway") return c.html("<html><h1>502 Bad Gateway</h1></html>", 502);
  const { incoming } = c.env;
  if (fault.with === "disconnect") incoming?.socket.destroy();
  await hungUp([c.req.raw.signal, state.closed.signal]);
  return c.body(null, 500);
}

function hungUp(signals: AbortSignal[]): Promise<void> {
  const any = AbortSignal.any(signals);
  return new Promise((resolve) => {
    if (any.aborted) resolve();
    else any.addEventListener("abort", () => resolve());
  });
}

function failed(c: Context<Env>, { status, description, parameters }: ApiFailure): Response {
  if (parameters?.retry_after !== undefined) c.header("retry-after", String(parameters.retry_after));
  return c.json({ ok: false, error_code: status, description, ...(parameters && { parameters }) }, status);
}
