import type { FC } from "hono/jsx";
import type { OfficerRow } from "../../services/officer/list-officers.ts";
import { Badge, Button } from "../../ui/parts.tsx";
import type { Say } from "../../ui/say.ts";

/** Whether a colleague sees complaints about staff of help, and the way to change it: open, read what it means, confirm. */
export const FocalPoint: FC<{ officer: OfficerRow; mayBeNamed: boolean; t: Say }> = ({ officer, mayBeNamed, t }) => (
  <>
    <Badge kind={officer.focalPoint ? "good" : "plain"}>
      {t(officer.focalPoint ? "focal_point.yes" : "focal_point.no")}
    </Badge>
    {(officer.focalPoint || mayBeNamed) && (
      <details class="menu" name="focal-point">
        <summary>{t(officer.focalPoint ? "focal_point.unname" : "focal_point.name")}</summary>
        <form class="menu-body" method="post" action={`/console/officers/${officer.id}/focal-point`}>
          <p class="hint">{t(officer.focalPoint ? "focal_point.unname_hint" : "focal_point.name_hint")}</p>
          <input type="hidden" name="named" value={officer.focalPoint ? "no" : "yes"} />
          <Button kind={officer.focalPoint ? "danger" : "primary"}>
            {t(officer.focalPoint ? "focal_point.unname_do" : "focal_point.name_do")}
          </Button>
        </form>
      </details>
    )}
  </>
);
