import type { RequestStatus } from "~/domain/access/states";
import type { ProjectClass } from "~/domain/programme/round-rules";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Card, Section } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { Badge } from "~/ui/kit/status/Badge";
import { Money } from "~/ui/kit/status/Money";
import { Refusal, type RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { Turn } from "../../shapes";
import { AttachmentList, type AttachmentRow } from "../draft/Attachments";
import { TurnStatus } from "../TurnStatus";
import { HospitalTrack, type TrackView } from "./HospitalTrack";
import { WithdrawDialog } from "./WithdrawDialog";

export type StatusView = {
  readonly requestId: string;
  readonly title: string;
  readonly status: RequestStatus;
  readonly turn: Turn;
  readonly projectClass: ProjectClass | null;
  readonly totalKrw: number;
  readonly voucherKrw: number;
  readonly coPayKrw: number;
  readonly submittedAt: number;
  readonly closedAt: number | null;
  readonly withdrawalReason: string | null;
  readonly purpose: string;
  readonly plan: string;
  readonly useDays: number | null;
  readonly team: readonly string[];
  readonly attachments: readonly AttachmentRow[];
  readonly tracks: readonly TrackView[];
  readonly canWithdraw: boolean;
};

/** A submitted request: one timeline a hospital, side by side, and whose turn it is. */
export function StatusPage({
  request,
  refusal,
}: {
  request: StatusView;
  refusal?: RefusalWords | undefined;
}) {
  const t = useT();
  return (
    <Page width="work">
      <PageHeader
        title={request.title}
        eyebrow={t("request.status.eyebrow")}
        crumbs={[{ label: t("request.list.title"), to: "/requests" }, { label: request.title }]}
        meta={
          <>
            <TurnStatus turn={request.turn} status={request.status} />
            {request.projectClass ? (
              <Badge tone="primary">{t(`request.class.${request.projectClass}`)}</Badge>
            ) : null}
            <span>
              {t("request.status.submitted")} <When at={request.submittedAt} />
            </span>
          </>
        }
        actions={request.canWithdraw ? <WithdrawDialog request={request} /> : null}
      />
      <div className="mb-6 empty:hidden">{refusal ? <Refusal refusal={refusal} /> : null}</div>
      <NextStep request={request} />
      <Section title={t("request.status.tracks")}>
        <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
          {request.tracks.map((track) => (
            <HospitalTrack key={track.reviewId} track={track} submittedAt={request.submittedAt} />
          ))}
        </div>
      </Section>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title={t("request.status.money")}>
          <DefinitionList
            items={[
              {
                term: t("request.receipt.total"),
                value: <Money amount={request.totalKrw} reading />,
              },
              {
                term: t("request.receipt.voucher"),
                value: <Money amount={request.voucherKrw} reading />,
              },
              {
                term: t("request.receipt.copay"),
                value: <Money amount={request.coPayKrw} reading />,
              },
            ]}
          />
        </Card>
        <Card title={t("request.step.documents")}>
          <AttachmentList requestId={request.requestId} attachments={request.attachments} />
        </Card>
      </div>
      <Section title={t("request.status.dossier")}>
        <DossierReading {...request} />
      </Section>
    </Page>
  );
}

/** The dossier as it was sent, to be read. */
export function DossierReading(dossier: {
  readonly purpose: string;
  readonly plan: string;
  readonly useDays: number | null;
  readonly team: readonly string[];
}) {
  const t = useT();
  const text = (value: string) => <p className="max-w-read whitespace-pre-wrap">{value || "–"}</p>;
  return (
    <DefinitionList
      items={[
        { term: t("request.field.purpose"), value: text(dossier.purpose) },
        { term: t("request.field.plan"), value: text(dossier.plan) },
        {
          term: t("request.field.useDays"),
          value: dossier.useDays === null ? "–" : `${dossier.useDays} ${t("request.days")}`,
        },
        { term: t("request.field.team"), value: dossier.team.join(", ") || "–" },
      ]}
    />
  );
}

function NextStep({ request }: { request: StatusView }) {
  const t = useT();
  const due = request.tracks.filter((track) => track.coPayment?.status === "due");
  if (due.length > 0) {
    return (
      <Alert
        tone="warning"
        title={t("request.next.pay")}
        actions={due.map((track) => (
          <LinkButton
            key={track.reviewId}
            to={`/payments/${track.coPayment?.id}`}
            variant="primary"
          >
            {t("request.next.pay.open", { amount: "" })}
            <Money amount={track.coPayment?.amountKrw ?? 0} reading={false} />
          </LinkButton>
        ))}
      >
        {t("request.next.pay.why")}
      </Alert>
    );
  }
  if (request.turn === "committees") {
    return (
      <Alert tone="info" title={t("request.next.committees")}>
        {t("request.next.committees.why")}
      </Alert>
    );
  }
  if (request.turn === "in-use") {
    return (
      <Alert tone="success" title={t("request.next.use")}>
        {t("request.next.use.why")}
      </Alert>
    );
  }
  return (
    <Alert
      tone="info"
      title={t(request.status === "withdrawn" ? "request.next.withdrawn" : "request.next.closed")}
    >
      {t("request.next.closed.why")}
      {request.withdrawalReason === null ? null : (
        <span className="block whitespace-pre-line pt-2">
          {t("request.withdraw.said", { reason: request.withdrawalReason })}
        </span>
      )}
    </Alert>
  );
}
