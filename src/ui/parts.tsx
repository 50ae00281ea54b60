import type { Child, FC } from "hono/jsx";
import type { Priority } from "../domain/conversation.ts";
import type { Say } from "./say.ts";

type ButtonProps = {
  kind?: "primary" | "plain" | "quiet" | "danger";
  type?: "submit" | "button";
  name?: string;
  value?: string;
  disabled?: boolean;
  children?: Child;
};

export const Button: FC<ButtonProps> = ({ kind = "plain", type = "submit", name, value, disabled, children }) => (
  <button class={`button ${kind}`} type={type} name={name} value={value} disabled={disabled}>
    {children}
  </button>
);

/** Drawn in a box of 12 × 12: the graver, the more pointed. */
const SHAPES: Readonly<Record<Priority, string>> = {
  1: "M6 0 12 6 6 12 0 6Z",
  2: "M6 1 12 11H0Z",
  3: "M1.5 1.5h9v9h-9Z",
  4: "M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z",
};

/** How urgent a conversation is, by colour, shape and word, so that none of the three is needed. */
export const PriorityBadge: FC<{ priority: Priority; t: Say }> = ({ priority, t }) => (
  <span class={`badge priority p${priority}`}>
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
      <path d={SHAPES[priority]} />
    </svg>
    {t(`priority.${priority}`)}
  </span>
);

export const Badge: FC<{ kind?: "plain" | "good" | "warn" | "bad" | "strong"; children?: Child }> = ({
  kind = "plain",
  children,
}) => <span class={`badge ${kind}`}>{children}</span>;

export const Alert: FC<{ kind: "bad" | "warn" | "good" | "info"; children?: Child }> = ({ kind, children }) => (
  <div class={`alert ${kind}`} role={kind === "bad" ? "alert" : "status"}>
    {children}
  </div>
);

type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  type?: "text" | "email" | "password";
  value?: string;
  autocomplete?: string;
  minlength?: number;
  maxlength?: number;
  inputmode?: "numeric" | "email" | "text";
  autofocus?: boolean;
  /** For what is typed left to right in any language: addresses, codes. */
  ltr?: boolean;
};

export const Field: FC<FieldProps> = ({ name, label, hint, type = "text", ltr, ...rest }) => (
  <div class="field">
    <label for={`field-${name}`}>{label}</label>
    <input
      id={`field-${name}`}
      name={name}
      type={type}
      required
      dir={ltr ? "ltr" : "auto"}
      aria-describedby={hint ? `hint-${name}` : undefined}
      {...rest}
    />
    {hint && (
      <p class="hint" id={`hint-${name}`}>
        {hint}
      </p>
    )}
  </div>
);

export const Choice: FC<{
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  value?: string;
}> = ({ name, label, options, value }) => (
  <div class="field">
    <label for={`field-${name}`}>{label}</label>
    <select id={`field-${name}`} name={name}>
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
);

export const Empty: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <div class="empty">
    <p class="empty-title">{title}</p>
    {children && <p>{children}</p>}
  </div>
);
