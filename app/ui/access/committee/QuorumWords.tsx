import { useT } from "~/ui/i18n";
import { Status } from "~/ui/kit/status/Badge";
import type { QuorumView } from "./shapes";

const TONES = { reached: "success", open: "info", unreachable: "danger" } as const;

/** How far a vote is from its quorum, in words, and what is missing when it cannot be reached. */
export function QuorumWords({ quorum, long }: { quorum: QuorumView; long?: boolean | undefined }) {
  const t = useT();
  const facts = { cast: quorum.cast, quorum: quorum.quorum, eligible: quorum.eligible };
  return (
    <div className="grid gap-1">
      <Status tone={TONES[quorum.state]}>{t(`committee.quorum.${quorum.state}`, facts)}</Status>
      {long && quorum.missing > 0 ? (
        <p className="text-small text-ink-soft">
          {t(
            quorum.state === "unreachable"
              ? "committee.quorum.missing.members"
              : "committee.quorum.missing.votes",
            { count: quorum.missing },
          )}
        </p>
      ) : null}
      {long && quorum.missingExternal > 0 ? (
        <p className="text-small text-ink-soft">
          {t("committee.quorum.missing.external", { count: quorum.missingExternal })}
        </p>
      ) : null}
      {long && quorum.state === "unreachable" ? (
        <p className="text-small text-ink-soft">{t("committee.quorum.unreachable.next")}</p>
      ) : null}
    </div>
  );
}
