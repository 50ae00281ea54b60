import type { FC } from "hono/jsx";
import type { Role } from "../../domain/officer.ts";
import { PASSWORD_LENGTH } from "../../services/officer/accept-invitation.ts";
import { Button, Choice, Field } from "../../ui/parts.tsx";
import type { Reader, Say } from "../../ui/say.ts";

export const SignInForm: FC<{ t: Say; email: string }> = ({ t, email }) => (
  <form class="form" method="post" action="/console/sign-in">
    <Field
      name="email"
      type="email"
      label={t("field.email")}
      value={email}
      autocomplete="username"
      inputmode="email"
      ltr
    />
    <Field name="password" type="password" label={t("field.password")} autocomplete="current-password" ltr />
    <Button kind="primary">{t("sign_in.do")}</Button>
    <p class="hint">{t("sign_in.hint")}</p>
  </form>
);

export const SecondFactorForm: FC<{ t: Say; action: string }> = ({ t, action }) => (
  <form class="form" method="post" action={action}>
    <Field
      name="code"
      label={t("second_factor.code")}
      hint={t("second_factor.hint")}
      autocomplete="one-time-code"
      inputmode="text"
      maxlength={24}
      ltr
    />
    <Button kind="primary">{t("second_factor.do")}</Button>
  </form>
);

export type Draft = { name: string; email: string };

export const InvitationForm: FC<Reader & { action: string; role: Role; draft: Draft }> = ({
  action,
  role,
  draft,
  lang,
  t,
}) => (
  <form class="form" method="post" action={action}>
    <p>{t("invitation.as", { role: t(`role.${role}`) })}</p>
    <Field
      name="name"
      label={t("field.name")}
      hint={t("invitation.name_hint")}
      value={draft.name}
      autocomplete="name"
      minlength={2}
      maxlength={80}
    />
    <Field
      name="email"
      type="email"
      label={t("field.email")}
      value={draft.email}
      autocomplete="username"
      inputmode="email"
      ltr
    />
    <Field
      name="password"
      type="password"
      label={t("field.password")}
      hint={t("invitation.password_hint", { count: PASSWORD_LENGTH.min })}
      autocomplete="new-password"
      minlength={PASSWORD_LENGTH.min}
      maxlength={PASSWORD_LENGTH.max}
      ltr
    />
    <Choice
      name="language"
      label={t("field.language")}
      value={lang}
      options={[
        { value: "ar", label: "العربية" },
        { value: "en", label: "English" },
      ]}
    />
    <Choice
      name="gender"
      label={t("field.gender")}
      value=""
      options={["", "woman", "man"].map((value) => ({ value, label: t(`gender.${value || "unsaid"}`) }))}
    />
    <Button kind="primary">{t("invitation.do")}</Button>
  </form>
);
