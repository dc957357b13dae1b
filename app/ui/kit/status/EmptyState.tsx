import type { ReactNode } from "react";
import { Icon, type IconName } from "../layout/Icon";

/** What would be here, why it is not, and the one thing to do. */
export function EmptyState({
  title,
  icon = "list",
  children,
  action,
}: {
  title: ReactNode;
  icon?: IconName | undefined;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong bg-sunken px-6 py-12 text-center">
      <Icon name={icon} className="size-9 text-ink-faint" />
      <p className="text-title-3 font-bold">{title}</p>
      {children ? <div className="max-w-read text-ink-soft">{children}</div> : null}
      {action ? <div className="pt-2">{action}</div> : null}
    </div>
  );
}
