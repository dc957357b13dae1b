import type { ReactNode } from "react";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";

export type VerdictAnswer = "yes" | "no" | "ask";

const MARKS: Record<VerdictAnswer, { sign: string; look: string }> = {
  yes: { sign: "✔", look: "text-success" },
  no: { sign: "✖", look: "text-danger" },
  ask: { sign: "?", look: "text-warning" },
};

/** Whether a dataset's terms allow a company's purpose; the reason opens on demand. */
export function Verdict({
  verdict,
  reason,
  size = "m",
}: {
  verdict: VerdictAnswer;
  reason?: ReactNode;
  size?: "m" | "l" | undefined;
}) {
  const t = useT();
  const { sign, look } = MARKS[verdict];
  const words = (
    <span
      className={classes(
        "inline-flex items-baseline gap-1.5 font-bold",
        look,
        size === "l" ? "text-title-3" : "text-table",
      )}
    >
      <span aria-hidden="true">{sign}</span>
      {t(`kit.verdict.${verdict}`)}
    </span>
  );
  if (!reason) return words;
  return (
    <details className="inline-block text-table">
      <summary className="underline decoration-dotted underline-offset-4 marker:text-ink-faint">
        {words}
      </summary>
      <div className="mt-1 max-w-read text-ink-soft">{reason}</div>
    </details>
  );
}
