import { type Context, Hono } from "hono";
import type { Inbound } from "../../domain/channel.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Ctx } from "../../services/context.ts";
import { receive } from "../../services/conversation/receive.ts";
import type { AssetFile, Assets } from "../../ui/assets.ts";
import type { Say } from "../../ui/say.ts";
import { freshChat, openChat, viewOf, withView } from "./chat.ts";
import { fileRoutes } from "./file-routes.ts";
import { headers, noStore, sameOrigin, sandboxed } from "./guard.ts";
import { TryPage, TryParts } from "./parts/try-page.tsx";
import { createRate } from "./rate.ts";
import { readChat } from "./read-chat.ts";
import { readScenes } from "./read-scenes.ts";
import { type SendDeps, sendRoutes } from "./send-routes.ts";
import { streamChanges } from "./stream.ts";
import { forgetUnkept } from "./unkept.ts";

/** Files of the page's own, to be served together with `UI_ASSETS`. */
export const TRY_ASSETS: readonly AssetFile[] = [
  ...["try.css", "try-messages.css", "try-panels.css"].map((name) => asset(name, "text/css")),
  ...["try.js", "try-recorder.js"].map((name) => asset(name, "text/javascript")),
];

export type TryDeps = {
  /** The context of one request, with a database that lives as long. */
  context(c: Context): Ctx;
  /** Texts of the interface, keys `try.…`. */
  translate: Translate;
  assets: Assets;
  /** Where channels bring what reached them, if the process holds some of it back; else it goes straight in. */
  receive?: (inbound: Inbound) => Promise<unknown>;
};

/** The trial page, to be mounted at `/try`. Whoever reaches it may write: mount it where trying is wanted only. */
export function tryRoutes(deps: TryDeps): Hono {
  const app = new Hono();
  const sending: SendDeps = {
    context: deps.context,
    receive: (ctx, inbound) => deps.receive?.(inbound) ?? receive(ctx, inbound),
    allows: createRate(),
  };
  app.use("/media/:message", sandboxed);
  app.use(headers, noStore, sameOrigin);
  app.get("/", async (c) => c.html(<TryPage {...(await propsOf(c))} assets={deps.assets} />));
  app.get("/messages", async (c) => c.html(<TryParts {...(await propsOf(c))} />));
  app.get("/stream", (c) => streamChanges(c, deps.context(c), openChat(c, viewOf(c).mode)));
  app.post("/people", async (c) => {
    const view = viewOf(c);
    await forgetUnkept(deps.context(c), openChat(c, view.mode));
    freshChat(c, view.mode);
    return c.redirect(withView("/try", view), 303);
  });
  app.route("/", sendRoutes(sending));
  app.route("/media", fileRoutes(sending));
  return app;

  async function propsOf(c: Context) {
    const ctx = deps.context(c);
    const view = viewOf(c);
    const t: Say = (key, params) => deps.translate(view.lang, `try.${key}`, params);
    const chat = await readChat(ctx, openChat(c, view.mode));
    return { view, lang: view.lang, t, chat, scenes: await readScenes(ctx, chat) };
  }
}

function asset(name: string, type: AssetFile["type"]): AssetFile {
  return { name, source: `src:channels/simulator/client/${name}`, type };
}
