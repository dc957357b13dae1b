import { Form } from "@remix-run/react";
import { formatWon, readWon } from "~/messages/format";
import { formatDay } from "~/messages/format-time";
import { type Named, useLocale, useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { Card } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import type { FieldErrors, ReceiptView } from "../shapes";
import { TextLink } from "../TextLink";
import { useFieldLabels } from "./field-labels";
import { Receipt } from "./Receipt";

export type SubmitView = {
  readonly requestId: string;
  readonly version: number;
  readonly title: string;
  readonly purpose: string;
  readonly team: readonly string[];
  readonly useDays: number | null;
  readonly documentCount: number;
  readonly missing: readonly string[];
  readonly receipt: ReceiptView;
  /** Which committees decide, and by when each means to. */
  readonly expected: readonly { readonly hospital: Named; readonly dueAt: number }[];
};

/** Reads the request back in plain words before it goes out. */
export function SubmitPage({
  submit,
  refusal,
  errors,
}: {
  submit: SubmitView;
  refusal?: RefusalWords | undefined;
  errors: FieldErrors;
}) {
  const t = useT();
  return (
    <Page width="work">
      <PageHeader
        title={t("request.submit.title")}
        lead={t("request.submit.lead")}
        crumbs={[
          { label: t("request.list.title"), to: "/requests" },
          { label: submit.title || t("request.untitled"), to: `/requests/${submit.requestId}` },
          { label: t("request.submit.title") },
        ]}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="grid gap-6">
          <ErrorSummary errors={errors} refusal={refusal} />
          {submit.missing.length > 0 ? <MissingFields submit={submit} /> : null}
          <Card title={t("request.submit.read-back")}>
            <div className="grid gap-4">
              <Sentence submit={submit} />
              <Summary submit={submit} />
            </div>
          </Card>
          <Form method="post">
            <input type="hidden" name="version" value={submit.version} />
            <input type="hidden" name="totalKrw" value={submit.receipt.totalKrw} />
            <input type="hidden" name="coPayKrw" value={submit.receipt.coPayKrw} />
            <FormActions>
              <Button type="submit" variant="primary" size="l">
                {t("request.submit")}
              </Button>
              <LinkButton to={`/requests/${submit.requestId}`} variant="tertiary" size="l">
                {t("request.submit.back")}
              </LinkButton>
            </FormActions>
          </Form>
        </div>
        <aside aria-label={t("request.receipt.title")}>
          <Receipt
            receipt={submit.receipt}
            requestId={submit.requestId}
            back={`/requests/${submit.requestId}/submit`}
          />
        </aside>
      </div>
    </Page>
  );
}

/** What happens next, who decides and by when, in one sentence. */
function Sentence({ submit }: { submit: SubmitView }) {
  const t = useT();
  const named = useNamed();
  const locale = useLocale();
  const last = Math.max(0, ...submit.expected.map((one) => one.dueAt));
  if (submit.expected.length === 0) return <p>{t("request.submit.nobody")}</p>;
  return (
    <p className="max-w-read text-lead">
      {t("request.submit.sentence", {
        amount: `${formatWon(submit.receipt.voucherKrw)} (${readWon(submit.receipt.voucherKrw, locale)})`,
        committees: submit.expected.map((one) => named(one.hospital)).join(", "),
        count: submit.expected.length,
        day: formatDay(last, locale),
        coPay: formatWon(submit.receipt.coPayKrw),
      })}
    </p>
  );
}

function Summary({ submit }: { submit: SubmitView }) {
  const t = useT();
  const named = useNamed();
  const locale = useLocale();
  const items = [
    { term: t("request.field.title"), value: submit.title || "–" },
    {
      term: t("request.field.purpose"),
      value: <span className="whitespace-pre-wrap">{submit.purpose || "–"}</span>,
    },
    {
      term: t("request.field.useDays"),
      value: submit.useDays === null ? "–" : `${submit.useDays} ${t("request.days")}`,
    },
    { term: t("request.field.team"), value: submit.team.join(", ") || "–" },
    {
      term: t("request.step.documents"),
      value: t("request.documents.count", { count: submit.documentCount }),
    },
    ...submit.expected.map((one) => ({
      term: named(one.hospital),
      value: t("request.submit.due", { day: formatDay(one.dueAt, locale) }),
    })),
  ];
  return <DefinitionList items={items} />;
}

function MissingFields({ submit }: { submit: SubmitView }) {
  const t = useT();
  const labels = useFieldLabels();
  return (
    <Alert tone="danger" title={t("request.missing", { count: submit.missing.length })}>
      <ul className="list-disc pl-5">
        {submit.missing.map((field) => (
          <li key={field}>
            <TextLink to={`/requests/${submit.requestId}#${field}`}>{labels[field]}</TextLink>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
