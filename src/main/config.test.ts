import { describe, expect, it, test } from "vitest";
import { ConfigError } from "../base/errors.ts";
import { readConfig } from "./config.ts";
import { DATABASE_URL, KEY, telegram, WRONG_SETTINGS } from "./testing/wrong-settings.ts";

describe("settings", () => {
  it.each(WRONG_SETTINGS)("%s of %j are refused: it %s", (setting, env, reason) => {
    const failure = failureOf(() => readConfig(env));
    expect(failure).toBeInstanceOf(ConfigError);
    expect(failure?.message).toMatch(new RegExp(`^${setting} ${reason.replaceAll("`", "\\`")}`));
    expect(failure?.message).not.toContain("\n");
  });

  it("never repeat a secret in what they say", () => {
    for (const [, env] of WRONG_SETTINGS) {
      const said = failureOf(() => readConfig(env))?.message ?? "";
      for (const name of [
        "SANAD_KEY",
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_WEBHOOK_SECRET",
        "DATABASE_URL",
        "ALERT_WEBHOOK_URL",
      ]) {
        expect(env[name] === undefined || !said.includes(env[name])).toBe(true);
      }
    }
  });

  it("may all be left out: an embedded store on this machine alone", () => {
    expect(readConfig({})).toEqual({
      port: 8787,
      host: "127.0.0.1",
      publicUrl: null,
      databaseUrl: null,
      dataDir: "./data",
      masterKey: null,
      telegram: null,
      alertWebhookUrl: null,
      tryPage: true,
      claimLapseMinutes: 15,
      logLevel: "info",
    });
  });

  it("that are empty count as left out, as in a file of them", () => {
    expect(readConfig({ PORT: "", SANAD_KEY: "", DATABASE_URL: "", TRY_PAGE: "" })).toEqual(readConfig({}));
  });

  it("cannot be changed once read", () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it("lose the slash at the end of an address", () => {
    const config = readConfig({
      ...telegram(),
      PUBLIC_URL: "https://help.example.org/",
      TELEGRAM_API_ROOT: "http://127.0.0.1:8081/",
    });
    expect([config.publicUrl, config.telegram?.apiRoot]).toEqual(["https://help.example.org", "http://127.0.0.1:8081"]);
  });

  test.each([
    ["on a machine of one's own", {}, true],
    ["off where people can reach it", { PUBLIC_URL: "https://help.example.org" }, false],
    ["on with a database of one's own", { DATABASE_URL, SANAD_KEY: KEY }, true],
    ["off in production", { NODE_ENV: "production" }, false],
    ["on where it is switched on", { NODE_ENV: "production", TRY_PAGE: "on" }, true],
    ["off where it is switched off", { TRY_PAGE: "off" }, false],
  ])("have the trial page %s", (_, env, on) => {
    expect(readConfig(env).tryPage).toBe(on);
  });
});

function failureOf(work: () => unknown): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error as Error;
  }
}
