import { Form } from "@remix-run/react";
import { formatShare } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { Card } from "~/ui/kit/layout/Card";
import { Badge } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { Refusal } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import type { ReceiptHospital, ReceiptView } from "../shapes";
import { TextLink } from "../TextLink";
import { ClassNotes } from "./ClassNotes";

/** What the basket costs and whom it asks, always from the same numbers that a hold would use. */
export function Receipt({
  receipt,
  requestId,
  back = `/requests/${requestId}#receipt`,
}: {
  receipt: ReceiptView;
  requestId: string;
  /** Where the reader stands after taking a dataset out. */
  back?: string | undefined;
}) {
  const t = useT();
  const named = useNamed();
  if (receipt.lineCount === 0) {
    return (
      <Card title={t("request.receipt.title")} id="receipt">
        <EmptyState
          title={t("request.receipt.empty")}
          action={<TextLink to="/catalogue">{t("request.list.find")}</TextLink>}
        >
          {t("request.receipt.empty.why")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t("request.receipt.title")} id="receipt">
      <div className="grid gap-4">
        {receipt.hospitals.map((hospital) => (
          <HospitalPart key={hospital.hospitalId} hospital={hospital} back={back} />
        ))}
        {receipt.classification ? (
          <div className="border-t border-line pt-3">
            <p className="flex flex-wrap items-center gap-2">
              <span className="text-ink-soft">{t("request.receipt.class")}</span>
              <Badge tone="primary">
                {t(`request.class.${receipt.classification.projectClass}`)}
              </Badge>
              {receipt.round ? (
                <span className="text-small text-ink-soft">{named(receipt.round)}</span>
              ) : null}
            </p>
            <ClassNotes classification={receipt.classification} />
          </div>
        ) : null}
        <Totals receipt={receipt} />
        {receipt.obstacles.map((refusal) => (
          <Refusal key={refusal.code} refusal={refusal} />
        ))}
      </div>
    </Card>
  );
}

function HospitalPart({ hospital, back }: { hospital: ReceiptHospital; back: string }) {
  const t = useT();
  const named = useNamed();
  return (
    <section aria-label={named(hospital.hospital)} className="grid gap-2">
      <h3 className="text-body font-bold">{named(hospital.hospital)}</h3>
      <ul className="grid gap-2">
        {hospital.lines.map((line) => (
          <li key={line.lineId} className="grid gap-1 border-l-2 border-line pl-3">
            <div className="flex items-start justify-between gap-2">
              <TextLink to={`/datasets/${line.datasetId}`} className="text-table">
                {named(line.title)}
              </TextLink>
              <Form method="post" action="/basket" preventScrollReset>
                <input type="hidden" name="datasetId" value={line.datasetId} />
                <input type="hidden" name="next" value={back} />
                <Button
                  type="submit"
                  name="intent"
                  value="remove"
                  size="s"
                  variant="plain"
                  aria-label={t("request.receipt.remove.of", { title: named(line.title) })}
                >
                  {t("request.receipt.remove")}
                </Button>
              </Form>
            </div>
            <p className="flex justify-between gap-2 text-small text-ink-soft">
              <span>{t(`request.type.${line.dataType}`)}</span>
              <Money amount={line.priceKrw} />
            </p>
            {line.isListed ? null : <Badge tone="danger">{t("request.receipt.gone")}</Badge>}
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-2 text-table">
        <span className="text-ink-soft">{t("request.receipt.copay.of")}</span>
        <Money amount={hospital.coPayKrw} />
      </p>
      {hospital.instalmentsKrw.length > 1 ? (
        <details className="text-small">
          <summary>
            {t("request.receipt.instalments", { count: hospital.instalmentsKrw.length })}
          </summary>
          <ol className="mt-1 grid gap-1">
            {hospital.instalmentsKrw.map((amount, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number of an instalment is its name
              <li key={index} className="flex justify-between">
                <span>{t("request.receipt.instalment", { number: index + 1 })}</span>
                <Money amount={amount} />
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function Totals({ receipt }: { receipt: ReceiptView }) {
  const t = useT();
  const row = "flex flex-wrap justify-between gap-x-3";
  return (
    <>
      <dl className="grid gap-2 border-t border-line pt-3">
        <div className={row}>
          <dt className="font-bold">{t("request.receipt.total")}</dt>
          <dd className="ml-auto text-right">
            <Money amount={receipt.totalKrw} reading />
          </dd>
        </div>
        <div className={row}>
          <dt>{t("request.receipt.voucher")}</dt>
          <dd className="ml-auto text-right">
            <Money amount={receipt.voucherKrw} reading />
          </dd>
        </div>
        <div className={row}>
          <dt>
            {receipt.coPayRate === null
              ? t("request.receipt.copay")
              : t("request.receipt.copay.rate", { rate: formatShare(receipt.coPayRate / 10_000) })}
          </dt>
          <dd className="ml-auto text-right">
            <Money amount={receipt.coPayKrw} reading />
          </dd>
        </div>
        {receipt.credit ? (
          <>
            <div className={`${row} border-t border-line pt-2`}>
              <dt>{t("request.receipt.credit.before")}</dt>
              <dd className="ml-auto text-right">
                <Money amount={receipt.credit.leftKrw} reading />
              </dd>
            </div>
            <div className={row}>
              <dt className="font-bold">{t("request.receipt.credit.after")}</dt>
              <dd className="ml-auto text-right font-bold">
                <Money amount={receipt.credit.afterKrw} reading />
              </dd>
            </div>
          </>
        ) : null}
      </dl>
      {receipt.credit ? (
        <p className="text-small text-ink-soft">
          {t("request.receipt.credit.until")} <When at={receipt.credit.expiresAt} time={false} />
        </p>
      ) : null}
    </>
  );
}
