import { Link, type LinkProps } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "~/ui/kit/classes";

const LOOK = "text-primary underline underline-offset-4 hover:no-underline";

/** A link in text: told from the words around it by a line, not by colour alone. */
export function TextLink({ className, ...rest }: LinkProps) {
  return <Link {...rest} className={classes(LOOK, className)} />;
}

/** A link to a place on this page or to a file. */
export function PlainLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <a href={href} className={classes(LOOK, className)}>
      {children}
    </a>
  );
}
