import type { ReactNode } from "react";
import { sayRefusal } from "~/messages/refusal-words";
import { useT } from "~/ui/i18n";
import { Alert } from "./Alert";

/** A refusal as a route hands it on: its code and whatever the reader needs to go on. */
export type RefusalWords = { readonly code: string; readonly [fact: string]: unknown };

/** An expected “no” in words: the obstacle and the next step. */
export function Refusal({ refusal, action }: { refusal: RefusalWords; action?: ReactNode }) {
  const t = useT();
  return (
    <Alert tone="danger" title={t("kit.refused")} actions={action} live>
      {sayRefusal(t, refusal)}
    </Alert>
  );
}
