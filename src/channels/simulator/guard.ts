import type { Context, MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** No script, style or frame but our own files; recordings and chosen pictures are shown from memory. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", "blob:"],
    mediaSrc: ["'self'", "blob:"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  permissionsPolicy: { microphone: ["self"], camera: [], geolocation: [] },
  // With "no-referrer" browsers would send `Origin: null` with our own forms.
  referrerPolicy: "same-origin",
  xFrameOptions: "DENY",
  strictTransportSecurity: false,
});

/** A file runs nothing and sees nothing of ours, whatever it turns out to be. Stands before `headers`, to have the last word. */
export const sandboxed: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("content-security-policy", "default-src 'none'; sandbox");
};

export const noStore: MiddlewareHandler = async (c, next) => {
  c.header("cache-control", "no-store");
  await next();
};

/** Only our own pages may write: what a browser sends from elsewhere, or a client without an origin, is refused. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD" || isOurs(c)) return next();
  return c.body(null, 403);
};

/**
 * Browsers say where a request comes from, and pages cannot change that. Those that do not (and all, without TLS) send the
 * origin: of it the host alone is compared, as behind a proxy we do not see the scheme that the browser used.
 */
function isOurs(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = c.req.header("origin");
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === (c.req.header("host") ?? new URL(c.req.url).host);
}
