import type { HonoRequest } from "hono";
import { badRequest } from "./api-failure.ts";
import { Params } from "./params.ts";
import type { Json } from "./state.ts";

/** Parameters from the query and from a JSON, form or multipart body. */
export async function readParams(request: HonoRequest): Promise<Params> {
  const type = request.header("content-type") ?? "";
  const query: Json = request.query();
  if (request.method === "GET") return new Params(query);
  if (type.startsWith("application/json")) return new Params({ ...query, ...(await readJson(request)) });
  if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data")) {
    return new Params({ ...query, ...(await request.parseBody()) });
  }
  return new Params(query);
}

async function readJson(request: HonoRequest): Promise<Json> {
  const text = await request.text();
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Json;
  } catch {
    // Answered below like any other body that is no object.
  }
  throw badRequest("can't parse JSON object");
}
