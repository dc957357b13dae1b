import type { ReactNode } from "react";
import { classes } from "../classes";

const COLUMNS = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" } as const;

/** Fields under and beside each other; one column on a phone. */
export function FormGrid({
  columns = 1,
  className,
  children,
}: {
  columns?: 1 | 2 | 3 | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={classes("grid items-start gap-x-6 gap-y-5", COLUMNS[columns], className)}>
      {children}
    </div>
  );
}

/** The buttons that end a form, the main one first. */
export function FormActions({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 pt-2 sm:flex-row sm:flex-wrap sm:items-center">
      {children}
    </div>
  );
}
