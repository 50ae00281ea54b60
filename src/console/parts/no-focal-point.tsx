import type { FC } from "hono/jsx";
import { Alert } from "../../ui/parts.tsx";
import type { Say } from "../../ui/say.ts";

/** For administrators, while nobody sees complaints about staff of help; it stands whether there is one or not. */
export const NoFocalPoint: FC<{ t: Say }> = ({ t }) => (
  <Alert kind="bad">
    <strong>{t("focal_point.none")}</strong> <a href="/console/officers">{t("focal_point.none_do")}</a>
  </Alert>
);
