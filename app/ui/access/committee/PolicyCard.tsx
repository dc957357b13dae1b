import type { CommitteePolicy } from "~/domain/access/committee-policy";
import { useT } from "~/ui/i18n";
import { Card } from "~/ui/kit/layout/Card";

/** The committee's own rules in plain words, as they stood when the case came in. */
export function PolicyCard({ policy, version }: { policy: CommitteePolicy; version: number }) {
  const t = useT();
  return (
    <Card title={t("committee.policy")} footer={t("committee.policy.version", { version })}>
      <ul className="list-disc pl-5 text-table">
        <li>{t("committee.policy.quorum", { quorum: policy.quorum })}</li>
        {policy.externalQuorum > 0 ? (
          <li>{t("committee.policy.external", { quorum: policy.externalQuorum })}</li>
        ) : null}
        <li>{t(`committee.policy.majority.${policy.majority}`)}</li>
        <li>{t(`committee.policy.tie.${policy.tie}`)}</li>
        <li>{t(policy.decidesEarly ? "committee.policy.early" : "committee.policy.all")}</li>
        <li>{t("committee.policy.due", { days: policy.dueDays })}</li>
      </ul>
    </Card>
  );
}
