import { describe, expect, it } from "vitest";
import { createAssets, UI_ASSETS } from "./assets.ts";
import { readAssetFromDisk } from "./read-asset.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("createAssets", () => {
  it("serves every file of the interface under a name that changes with its content", async () => {
    const assets = await createAssets(UI_ASSETS, readAssetFromDisk);
    for (const { name, type } of UI_ASSETS) {
      const answer = await assets.routes.request(assets.url(name).replace("/assets", ""));
      expect([name, answer.status, answer.headers.get("content-type")?.split(";")[0]]).toEqual([name, 200, type]);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
  });

  it("puts the addresses of fonts into style sheets", async () => {
    const files = [
      { name: "a.css", source: "css", type: "text/css" },
      { name: "f.woff2", source: "font", type: "font/woff2" },
    ] as const;
    const assets = await createAssets(files, async (source) =>
      bytes(source === "css" ? 'src: url("asset:f.woff2")' : "font"),
    );
    const css = await assets.routes.request(assets.url("a.css").replace("/assets", ""));
    expect(await css.text()).toBe(`src: url("${assets.url("f.woff2")}")`);
  });

  it("gives a file another address once it reads otherwise", async () => {
    const file = [{ name: "a.js", source: "a", type: "text/javascript" }] as const;
    const [one, two] = await Promise.all(["1", "2"].map((text) => createAssets(file, async () => bytes(text))));
    expect(one?.url("a.js")).not.toBe(two?.url("a.js"));
  });

  it("knows no file beyond its list", async () => {
    const assets = await createAssets([], readAssetFromDisk);
    expect((await assets.routes.request("/..%2f..%2fpackage.json")).status).toBe(404);
    expect(() => assets.url("nothing.css")).toThrow("no asset is named nothing.css");
  });
});
