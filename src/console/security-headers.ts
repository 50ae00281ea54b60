import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ConsoleEnv } from "./env.ts";

const COMMON: NonNullable<Parameters<typeof secureHeaders>[0]> = {
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  // Said by whoever ends TLS: a console that is tried on plain http must stay reachable.
  strictTransportSecurity: false,
};

const PAGES = secureHeaders({
  ...COMMON,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    mediaSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** A file from a stranger runs nothing and sees nothing of ours, whatever it turns out to be. */
const STRANGERS_FILES = secureHeaders({
  ...COMMON,
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
});

/** Nothing of the console is kept by a browser or a proxy, framed, or told to other sites. */
export const securityHeaders: MiddlewareHandler<ConsoleEnv> = async (c, next) => {
  const set = c.req.path.startsWith("/console/messages/") ? STRANGERS_FILES : PAGES;
  await set(c, next);
  c.res.headers.set("cache-control", "no-store");
};
