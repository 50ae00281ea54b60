import type { Ctx } from "../../services/context.ts";
import { statement } from "../../store/db.ts";
import type { Chat } from "./chat.ts";
import { chatHash, unkeptScope } from "./unkept.ts";

const FINGERPRINT = statement(`
with here as (select id, contact_id, version from address where channel = :channel and hash = :hash)
select concat_ws('|',
  (select version from here),
  (select string_agg(v.version::text, ',' order by v.id) from conversation v join here on v.address_id = here.id),
  (select string_agg(o.id || o.state, ',' order by o.id) from outbox o join here on o.address_id = here.id),
  (select count(*) from blob b join here on b.contact_id = here.contact_id),
  (select count(*) from setting s where s.scope = :scope)
) as mark`);

/** Differs from the last one when the page would show something else. Says nothing of the content. */
export async function fingerprint(ctx: Ctx, chat: Chat): Promise<string> {
  const [row] = await ctx.db.run<{ mark: string }>(FINGERPRINT, {
    channel: chat.channel,
    hash: chatHash(ctx, chat),
    scope: unkeptScope(ctx, chat),
  });
  return row?.mark ?? "";
}
