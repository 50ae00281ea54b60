import { createHash } from "node:crypto";
import { Hono } from "hono";

/** A file that pages load: `name` as pages ask for it, `source` where it lies ("npm:PACKAGE/PATH" or "src:PATH"). */
export type AssetFile = {
  name: string;
  source: string;
  type: "text/css" | "text/javascript" | "font/woff2" | "image/svg+xml";
};

/** Reads a source; on Node from disk, on a Worker from what was bundled. */
export type ReadAsset = (source: string) => Promise<Uint8Array>;

export type Assets = {
  /** The address of an asset, which changes whenever its content does. Throws for a name that is not served. */
  url(name: string): string;
  /** To be mounted at `/assets`. */
  routes: Hono;
};

const FONT = "npm:@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic";
const WEIGHTS = [400, 500, 600, 700] as const;
const SUBSETS = ["arabic", "latin"] as const;

export const UI_ASSETS: readonly AssetFile[] = [
  ...WEIGHTS.flatMap((weight) =>
    SUBSETS.map((subset) => ({
      name: `plex-${subset}-${weight}.woff2`,
      source: `${FONT}-${subset}-${weight}-normal.woff2`,
      type: "font/woff2" as const,
    })),
  ),
  { name: "icon.svg", source: "src:ui/icon.svg", type: "image/svg+xml" },
  { name: "fonts.css", source: "src:ui/fonts.css", type: "text/css" },
  { name: "theme.css", source: "src:ui/theme.css", type: "text/css" },
  { name: "parts.css", source: "src:ui/parts.css", type: "text/css" },
  { name: "htmx.js", source: "npm:htmx.org/dist/htmx.min.js", type: "text/javascript" },
  { name: "hx-sse.js", source: "npm:htmx.org/dist/ext/hx-sse.min.js", type: "text/javascript" },
];

/** Reads all files once and names each by its content, so that browsers keep them for ever. */
export async function createAssets(files: readonly AssetFile[], read: ReadAsset): Promise<Assets> {
  const served = new Map<string, { body: Uint8Array<ArrayBuffer>; type: string }>();
  const urls = new Map<string, string>();
  const url = (name: string): string => {
    const known = urls.get(name);
    if (!known) throw new Error(`no asset is named ${name}: add it to the list given to createAssets`);
    return known;
  };
  // Style sheets come last: they name the fonts by their addresses.
  const ordered = [...files].sort((a, b) => Number(a.type === "text/css") - Number(b.type === "text/css"));
  for (const { name, source, type } of ordered) {
    const raw = new Uint8Array(await read(source));
    const body = type === "text/css" ? withUrls(raw, url) : raw;
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
    const file = name.replace(/(\.[a-z0-9]+)$/, `.${hash}$1`);
    served.set(file, { body, type });
    urls.set(name, `/assets/${file}`);
  }
  const routes = new Hono();
  routes.get("/:file", (c) => {
    const asset = served.get(c.req.param("file"));
    if (!asset) return c.notFound();
    return c.body(asset.body, 200, {
      "content-type": asset.type.startsWith("text/") ? `${asset.type}; charset=utf-8` : asset.type,
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
    });
  });
  return { url, routes };
}

/** `url(asset:NAME)` in a style sheet becomes the address of that asset. */
function withUrls(css: Uint8Array, url: (name: string) => string): Uint8Array<ArrayBuffer> {
  const text = new TextDecoder().decode(css);
  return new TextEncoder().encode(text.replace(/url\("asset:([^"]+)"\)/g, (_all, name) => `url("${url(name)}")`));
}
