import { badRequest } from "./api-failure.ts";
import type { Json } from "./state.ts";

/** A method's parameters. Numbers and booleans may come as strings, objects as JSON in a string, as with Telegram. */
export class Params {
  constructor(readonly raw: Json) {}

  has(name: string): boolean {
    const value = this.raw[name];
    return value !== undefined && value !== "";
  }

  string(name: string): string {
    const value = this.raw[name] ?? "";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value !== "string") throw badRequest(`parameter "${name}" must be a string`);
    if (!value.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
    return value;
  }

  integer(name: string, usual: number): number {
    if (!this.has(name)) return usual;
    const value = this.string(name).trim();
    if (!/^-?\d+$/.test(value)) throw badRequest(`parameter "${name}" must be an integer`);
    return Number(value);
  }

  float(name: string): number {
    const value = Number(this.string(name) || "none");
    if (Number.isNaN(value)) throw badRequest(`${name} is empty`);
    return value;
  }

  boolean(name: string): boolean {
    return ["true", "yes", "1"].includes(this.string(name).trim().toLowerCase());
  }

  json(name: string): unknown {
    const value = this.raw[name];
    if (typeof value !== "string") return value;
    if (value === "") return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }

  strings(name: string): string[] {
    const value = this.json(name) ?? [];
    if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
      throw badRequest(`parameter "${name}" must be an Array of String`);
    }
    return value;
  }

  file(name: string): File | null {
    const value = this.raw[name];
    return value instanceof File ? value : null;
  }
}
