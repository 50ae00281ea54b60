import type { FC } from "hono/jsx";
import type { DeadDelivery } from "../../services/officer/list-dead-deliveries.ts";
import { Alert, Badge, Button, Empty } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Ago } from "../../ui/time.tsx";
import { Bdi } from "../../ui/user-text.tsx";
import { words } from "../words.ts";

type DeliveriesProps = Reader & {
  deliveries: readonly DeadDelivery[];
  total: number;
  failedUpdates: number;
  mayRetry: boolean;
  now: number;
};

export const DeliveriesPage: FC<DeliveriesProps> = ({ deliveries, total, failedUpdates, mayRetry, now, lang, t }) => (
  <>
    <h1 class="page-title">{t("deliveries.title")}</h1>
    {failedUpdates > 0 && <Alert kind="bad">{t("deliveries.failed_updates", { count: failedUpdates })}</Alert>}
    {deliveries.length === 0 ? (
      <Empty title={t("deliveries.empty")} />
    ) : (
      <>
        <p class="lead">{t("deliveries.total", { count: total })}</p>
        <section class="scroll-x" tabindex={0} aria-label={t("deliveries.title")}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t("person")}</th>
                <th scope="col">{t("deliveries.why")}</th>
                <th scope="col">{t("deliveries.channel")}</th>
                <th scope="col">{t("deliveries.attempts")}</th>
                <th scope="col">{t("deliveries.since")}</th>
                {mayRetry && <th scope="col">{t("deliveries.action")}</th>}
              </tr>
            </thead>
            <tbody>
              {deliveries.map((delivery) => (
                <tr>
                  <th scope="row">
                    {delivery.conversation ? (
                      <a href={`/console/conversations/${delivery.conversation.id}`}>
                        <Bdi>{delivery.conversation.pseudonym}</Bdi>
                      </a>
                    ) : (
                      t("deliveries.nobody")
                    )}
                    {delivery.conversation?.lane === "psea" && <Badge kind="strong">{t("lane.psea")}</Badge>}
                  </th>
                  <td>{words(t, "failure", delivery.failure)}</td>
                  <td>{t(`channel.${delivery.channel}`)}</td>
                  <td>{t("queue.count", { n: delivery.attempts })}</td>
                  <td>
                    <Ago at={delivery.createdAt} now={now} lang={lang} t={t} />
                  </td>
                  {mayRetry && (
                    <td>
                      <form method="post" action={`/console/deliveries/${delivery.id}/retry`}>
                        <Button>{t("deliveries.retry")}</Button>
                      </form>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </>
    )}
  </>
);
