import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classes } from "../classes";
import { Icon, type IconName } from "../layout/Icon";

export type ButtonVariant = "primary" | "secondary" | "tertiary" | "danger" | "plain";
export type ButtonSize = "s" | "m" | "l";

type Look = {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: IconName | undefined;
};

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover",
  secondary: "border-primary bg-surface text-primary hover:bg-primary-soft",
  tertiary: "border-line-strong bg-surface text-ink hover:bg-sunken",
  danger: "border-danger bg-surface text-danger hover:bg-danger-soft",
  plain: "border-transparent bg-transparent text-primary hover:bg-primary-soft",
};

// Small buttons grow to 44 px where a finger is the pointer.
const SIZES: Record<ButtonSize, string> = {
  s: "min-h-9 px-3 text-table pointer-coarse:min-h-11",
  m: "min-h-11 px-4 text-body",
  l: "min-h-13 px-6 text-lead",
};

export const buttonClasses = ({ variant = "secondary", size = "m" }: Look): string =>
  classes(
    "inline-flex items-center justify-center gap-1.5 rounded-md border py-1.5 text-center font-bold leading-tight no-underline transition-colors",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-faint aria-disabled:opacity-60",
    VARIANTS[variant],
    SIZES[size],
  );

/** A button that does something; give it `type="submit"` with `name` and `value` for an intent. */
export function Button({
  variant,
  size,
  icon,
  busy,
  type = "button",
  className,
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { busy?: boolean | undefined }) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      className={classes(buttonClasses({ variant, size }), className)}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A link that looks like a button because it is the next step. */
export function LinkButton({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: Look & LinkProps & { children: ReactNode }) {
  return (
    <Link {...rest} className={classes(buttonClasses({ variant, size }), className)}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  );
}
