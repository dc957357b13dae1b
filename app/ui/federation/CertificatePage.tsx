import { Form } from "@remix-run/react";
import type { FieldErrors } from "~/ui/access/shapes";
import { PlainLink, TextLink } from "~/ui/access/TextLink";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Select } from "~/ui/kit/form/Select";
import { Card, Section } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Money } from "~/ui/kit/status/Money";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import { When } from "~/ui/kit/status/When";
import { CertificateStatus } from "./CertificateStatus";
import { type FeeRow, FeeTable, type MoveRow, MoveTable } from "./CertificateTables";
import type { StepRow, UseRow } from "./shapes";
import { StepTable, UseTable } from "./UseTables";

export type CertificateView = {
  readonly id: string;
  readonly datasetId: string;
  readonly title: Named;
  readonly version: number;
  readonly status: "requested" | "minted";
  readonly isMoving: boolean;
  readonly hospital: Named;
  readonly holder: Named;
  readonly tokenId: string;
  readonly recordSha256: string;
  readonly usageFeeKrw: number;
  readonly mintedAt: number | null;
  readonly txHash: string | null;
  readonly steps: readonly StepRow[];
  readonly moves: readonly MoveRow[];
  /** Null for whom they do not concern. */
  readonly fees: readonly FeeRow[] | null;
  /** Uses of the dataset, newest first; null for whom they do not concern. */
  readonly uses: readonly UseRow[] | null;
  /** To whom the reader may give it; null for everybody but its holder. */
  readonly receivers: readonly (Named & { readonly id: string })[] | null;
};

type ChainView = { readonly id: number; readonly contract: string; readonly account: string };

/** The certificate of one version of a dataset: who has it, where it lies, and the proof of both. */
export function CertificatePage({
  certificate,
  chain,
  refusal,
  errors,
}: {
  certificate: CertificateView;
  /** Where certificates lie; null where the hub keeps none now. */
  chain: ChainView | null;
  refusal?: RefusalWords | undefined;
  errors: FieldErrors;
}) {
  const t = useT();
  const named = useNamed();
  return (
    <Page width="work">
      <PageHeader
        title={t("certificate.of", { title: named(certificate.title) })}
        eyebrow={t("certificate.title")}
        lead={t("certificate.lead")}
        meta={<CertificateStatus certificate={certificate} />}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={errors}
          refusal={refusal}
          labels={{ toId: t("certificate.receiver") }}
        />
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <About certificate={certificate} />
        <Token certificate={certificate} chain={chain} />
      </div>
      <Section title={t("certificate.moves")} lead={t("certificate.moves.lead")}>
        <MoveTable moves={certificate.moves} />
      </Section>
      {certificate.receivers && chain ? <GiveCard receivers={certificate.receivers} /> : null}
      <Section title={t("certificate.steps")}>
        <StepTable steps={certificate.steps} />
      </Section>
      {certificate.uses ? (
        <Section title={t("uses.title")} lead={t("certificate.uses.lead")}>
          <UseTable uses={certificate.uses} showGrant />
        </Section>
      ) : null}
      {certificate.fees ? (
        <Section title={t("certificate.fees")} lead={t("certificate.fees.lead")}>
          <FeeTable fees={certificate.fees} certificateId={certificate.id} />
        </Section>
      ) : null}
    </Page>
  );
}

function About({ certificate }: { certificate: CertificateView }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("certificate.about")}>
      <DefinitionList
        items={[
          {
            term: t("grant.dataset"),
            value: (
              <TextLink to={`/datasets/${certificate.datasetId}`}>
                {named(certificate.title)}
              </TextLink>
            ),
          },
          { term: t("certificate.version"), value: String(certificate.version) },
          { term: t("grant.hospital"), value: named(certificate.hospital) },
          { term: t("certificate.holder"), value: named(certificate.holder) },
          {
            term: t("certificate.fee"),
            value: <Money amount={certificate.usageFeeKrw} />,
            note: t("certificate.fee.note"),
          },
          {
            term: t("certificate.record"),
            value: <CopyText text={certificate.recordSha256} label="SHA-256" />,
          },
        ]}
      />
    </Card>
  );
}

function Token({ certificate, chain }: { certificate: CertificateView; chain: ChainView | null }) {
  const t = useT();
  const { tokenId, mintedAt, txHash } = certificate;
  return (
    <Card title={t("certificate.token")}>
      <p className="pb-3 text-ink-soft">{t("certificate.token.lead")}</p>
      <DefinitionList
        items={[
          {
            term: t("certificate.tokenId"),
            value: <CopyText text={tokenId} label={t("certificate.tokenId")} />,
          },
          ...(chain
            ? [
                {
                  term: t("certificate.contract"),
                  value: <CopyText text={chain.contract} label={t("certificate.contract")} />,
                  note: t("certificate.chain", { id: String(chain.id) }),
                },
                {
                  term: t("certificate.account"),
                  value: <CopyText text={chain.account} label={t("certificate.account")} />,
                  note: t("certificate.account.note"),
                },
              ]
            : []),
          ...(mintedAt === null
            ? []
            : [
                {
                  term: t("certificate.minted"),
                  value: <When at={mintedAt} relative={false} />,
                  note: txHash ? <CopyText text={txHash} label={t("fact.txHash")} short /> : null,
                },
              ]),
          {
            term: t("certificate.metadata"),
            value: <PlainLink href={`/certificates/${tokenId}/metadata.json`}>JSON</PlainLink>,
          },
        ]}
      />
    </Card>
  );
}

function GiveCard({ receivers }: { receivers: readonly (Named & { readonly id: string })[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <Card title={t("certificate.give")} id="give">
      <Form method="post" className="grid gap-4">
        <p>{t("certificate.give.effect")}</p>
        <Select
          label={t("certificate.receiver")}
          name="toId"
          emptyLabel={t("certificate.receiver.choose")}
          options={receivers.map((one) => ({ value: one.id, label: named(one) }))}
          required
        />
        <div>
          <Button type="submit" variant="danger">
            {t("certificate.give.do")}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
