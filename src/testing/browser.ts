import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

/** The tests' browser reaches this machine only. */
const LOCAL_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1";
const ARGS = ["--headless=shell", "--no-zygote", "--disable-gpu", "--font-render-hinting=none", LOCAL_ONLY];

/** Only the package's own Latin font: Arabic must come from the web fonts of the page, as on a bare machine. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/** Runs `use` with a headless Chromium: the one at CHROME_PATH, or else the one inside node_modules. */
export async function withBrowser<T>(
  use: (browser: Browser) => Promise<T>,
  { args = [] }: { args?: string[] } = {},
): Promise<T> {
  const browser = await chromium.launch({ ...(await installed()), args: [...ARGS, ...args] });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

async function installed(): Promise<{ executablePath: string; env?: Record<string, string> }> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return { executablePath: chosen };
  const folder = await unpacked();
  // Libraries that a bare Debian lacks (NSS, expat) are packed beside the browser.
  const env = {
    LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    FONTCONFIG_FILE: join(folder, "fonts.conf"),
    XDG_CACHE_HOME: join(folder, "cache"),
  };
  return { executablePath: join(folder, "chromium"), env: { ...inherited(), ...env } };
}

/**
 * Unpacks the browser once per installation. The package itself unpacks to fixed names in the shared temporary folder,
 * where two processes or two users meet a half-written or foreign file: it gets a folder of its own, renamed when whole.
 */
async function unpacked(): Promise<string> {
  const require = createRequire(import.meta.url);
  const packed = dirname(dirname(require.resolve("@sparticuz/chromium")));
  const folder = join(packed, "unpacked");
  if (existsSync(folder)) return folder;
  const draft = await mkdtemp(`${folder}-`);
  const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    cwd: packed,
    env: { ...inherited(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" },
  });
  await writeFile(join(draft, "fonts.conf"), FONTS);
  await rename(draft, folder).catch(async (error) => {
    await rm(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  });
  return folder;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
