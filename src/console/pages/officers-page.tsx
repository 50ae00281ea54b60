import type { FC } from "hono/jsx";
import { can, ROLES } from "../../domain/officer.ts";
import { INVITATION_HOURS } from "../../services/officer/invite-officer.ts";
import type { OfficerRow } from "../../services/officer/list-officers.ts";
import { Alert, Badge, Button, Choice } from "../../ui/parts.tsx";
import type { Reader } from "../../ui/say.ts";
import { Bdi } from "../../ui/user-text.tsx";
import { FocalPoint } from "../parts/focal-point.tsx";
import { NoFocalPoint } from "../parts/no-focal-point.tsx";

type OfficersProps = Reader & { officers: readonly OfficerRow[]; link: string | null; focalPoint: boolean };

export const OfficersPage: FC<OfficersProps> = ({ officers, link, focalPoint, t }) => (
  <>
    <h1 class="page-title">{t("officers.title")}</h1>
    {!focalPoint && <NoFocalPoint t={t} />}
    <section class="panel">
      <h2>{t("officers.invite")}</h2>
      {link && (
        <Alert kind="good">
          <p>{t("officers.link", { count: INVITATION_HOURS })}</p>
          <p>
            <code class="link" dir="ltr">
              {link}
            </code>
          </p>
        </Alert>
      )}
      <form class="inline-form" method="post" action="/console/officers/invitations">
        <Choice
          name="role"
          label={t("field.role")}
          value="officer"
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <Button kind="primary">{t("officers.make_link")}</Button>
      </form>
    </section>
    <section class="scroll-x" tabindex={0} aria-label={t("officers.title")}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t("field.name")}</th>
            <th scope="col">{t("field.role")}</th>
            <th scope="col">{t("officers.duty")}</th>
            <th scope="col">{t("officers.holding")}</th>
            <th scope="col">{t("officers.second_factor")}</th>
            <th scope="col">{t("focal_point.title")}</th>
          </tr>
        </thead>
        <tbody>
          {officers.map((officer) => (
            <tr>
              <th scope="row">
                <Bdi>{officer.name}</Bdi>
                <span class="hint" dir="ltr">
                  {officer.email}
                </span>
              </th>
              <td>{t(`role.${officer.role}`)}</td>
              <td>
                <Badge kind={officer.onDuty ? "good" : "plain"}>{t(officer.onDuty ? "duty.on" : "duty.off")}</Badge>
              </td>
              <td>{t("queue.count", { n: officer.holding })}</td>
              <td>
                <Badge kind={officer.secondFactor ? "good" : "warn"}>
                  {t(officer.secondFactor ? "officers.protected" : "officers.unprotected")}
                </Badge>
              </td>
              <td>
                <FocalPoint
                  officer={officer}
                  mayBeNamed={!officer.disabled && can(officer, "conversation.read")}
                  t={t}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);
