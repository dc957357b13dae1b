import { formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { StackedBar } from "~/ui/kit/chart/StackedBar";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import { Money } from "~/ui/kit/status/Money";
import { Refusal, type RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import { useNow } from "~/ui/viewer";
import { InstalmentCard, type PayChoices } from "./InstalmentCard";
import type { CoPaymentFacts } from "./shapes";

type CoPaymentPageProps = {
  coPayment: CoPaymentFacts;
  choices: PayChoices;
  /** The instalment that the payer has just come back from, and what we know of it. */
  returned?: { instalmentId: string; isPaid: boolean } | null | undefined;
  refusal?: RefusalWords | null | undefined;
  /** Whether the reader is the company that pays. */
  isPayer: boolean;
};

/** The one thing that the page has to say first. */
function Headline({ coPayment, returned, isPayer }: CoPaymentPageProps) {
  const t = useT();
  const now = useNow();
  const toRequest = (
    <LinkButton to={`/requests/${coPayment.requestId}`} size="s">
      {t("voucher.pay.toRequest")}
    </LinkButton>
  );
  if (coPayment.status === "paid") {
    return (
      <Alert tone="success" title={t("voucher.pay.done")} actions={isPayer ? toRequest : null} live>
        {t("voucher.pay.doneNext")}
      </Alert>
    );
  }
  if (coPayment.status === "cancelled") {
    return (
      <Alert tone="info" title={t("voucher.pay.cancelled")}>
        {t("voucher.pay.cancelledWhy")}
      </Alert>
    );
  }
  if (returned?.isPaid) return <Alert tone="success" title={t("voucher.pay.returned.paid")} live />;
  if (returned) {
    return (
      <Alert
        tone="info"
        title={t("voucher.pay.returned.waiting")}
        actions={
          <LinkButton to={`?returned=${returned.instalmentId}`} size="s" reloadDocument>
            {t("voucher.pay.refresh")}
          </LinkButton>
        }
        live
      >
        {t("voucher.pay.returned.waitingNext")}
      </Alert>
    );
  }
  if (now < coPayment.dueAt) return null;
  return (
    <Alert tone="danger" title={t("voucher.pay.late")}>
      {t("voucher.pay.lateNext")}
    </Alert>
  );
}

/** What a company pays beside its voucher for one hospital's decision, instalment by instalment. */
export function CoPaymentPage(props: CoPaymentPageProps) {
  const { coPayment, choices, returned, refusal, isPayer } = props;
  const t = useT();
  const name = useNamed();
  const isSplit = coPayment.instalments.length > 1;
  const checking = returned && !returned.isPaid ? returned.instalmentId : null;
  return (
    <Page width="read">
      <PageHeader
        crumbs={
          isPayer
            ? [
                { label: t("voucher.wallet.title"), to: "/wallet" },
                { label: t("voucher.pay.title") },
              ]
            : [
                { label: t("programme.desk.title"), to: "/programme" },
                { label: t("voucher.pay.title") },
              ]
        }
        title={t("voucher.pay.title")}
        lead={t("voucher.pay.lead", { hospital: name(coPayment.hospital) })}
      />
      <div className="flex flex-col gap-5">
        {refusal ? <Refusal refusal={refusal} /> : null}
        <Headline {...props} />
        <DefinitionList
          layout="grid"
          items={[
            { term: t("voucher.pay.total"), value: <Money amount={coPayment.amountKrw} reading /> },
            { term: t("voucher.pay.left"), value: <Money amount={coPayment.leftKrw} reading /> },
            {
              term: t("voucher.pay.dueAt"),
              value: <When at={coPayment.dueAt} relative={coPayment.status === "due"} />,
            },
            { term: t("voucher.pay.round"), value: name(coPayment.round) },
            {
              term: t("voucher.pay.request"),
              value: coPayment.title || t("voucher.due.untitled"),
            },
          ]}
        />
        {isSplit ? (
          <StackedBar
            label={t("voucher.pay.total")}
            total={coPayment.amountKrw}
            format={formatWon}
            parts={[{ label: t("voucher.pay.paid"), value: coPayment.paidKrw, series: 1 }]}
          />
        ) : null}
        {isPayer ? null : <p className="text-ink-soft">{t("voucher.pay.readOnly")}</p>}
      </div>
      <Section
        title={t(isSplit ? "voucher.pay.plan" : "voucher.pay.whole")}
        lead={isSplit ? t("voucher.pay.planLead") : undefined}
      >
        <div className="flex flex-col gap-4">
          {coPayment.instalments.map((instalment) => (
            <InstalmentCard
              key={instalment.id}
              instalment={instalment}
              choices={choices}
              isChecking={checking === instalment.id}
            />
          ))}
        </div>
      </Section>
    </Page>
  );
}
