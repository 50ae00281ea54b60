import type { FC } from "hono/jsx";
import { Alert, Badge, Button, Field } from "../../ui/parts.tsx";
import type { Say } from "../../ui/say.ts";
import type { SignedIn } from "../env.ts";
import { SecondFactorForm } from "./door-forms.tsx";

export const AccountPage: FC<{ officer: SignedIn; fault: string | null; t: Say }> = ({ officer, fault, t }) => (
  <>
    <h1 class="page-title">{t("account.title")}</h1>
    {fault && <Alert kind="bad">{t(fault)}</Alert>}
    <section class="panel narrow">
      <h2>{t("second_factor.title")}</h2>
      {officer.secondFactor ? (
        <p>
          <Badge kind="good">{t("officers.protected")}</Badge> {t("account.protected_hint")}
        </p>
      ) : (
        <>
          <p>{t("account.why")}</p>
          <form class="form" method="post" action="/console/account/second-factor">
            <Field
              name="password"
              type="password"
              label={t("field.password")}
              hint={t("account.password_hint")}
              autocomplete="current-password"
              ltr
            />
            <Button kind="primary">{t("account.start")}</Button>
          </form>
        </>
      )}
    </section>
  </>
);

/** Shown once: the key for the authenticator, the codes for the day when the phone is lost. */
export const EnrolPage: FC<{ uri: string; backupCodes: readonly string[]; t: Say }> = ({ uri, backupCodes, t }) => (
  <>
    <h1 class="page-title">{t("account.enrol")}</h1>
    <section class="panel narrow">
      <h2>{t("account.step_key")}</h2>
      <p>{t("account.key_hint")}</p>
      <p>
        <code class="link" dir="ltr">
          {new URL(uri).searchParams
            .get("secret")
            ?.match(/.{1,4}/g)
            ?.join(" ")}
        </code>
      </p>
      <p>
        <a class="button plain" href={uri}>
          {t("account.open_app")}
        </a>
      </p>
      <h2>{t("account.step_codes")}</h2>
      <p>{t("account.codes_hint")}</p>
      <ul class="codes" dir="ltr">
        {backupCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <h2>{t("account.step_confirm")}</h2>
      <SecondFactorForm t={t} action="/console/account/second-factor/confirm" />
    </section>
  </>
);
