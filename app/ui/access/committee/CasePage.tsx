import { type Named, useNamed, useT } from "~/ui/i18n";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { Card, Section } from "~/ui/kit/layout/Card";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { When } from "~/ui/kit/status/When";
import { SubstituteDialog } from "../hospital/SubstituteForm";
import { AttachmentList } from "../request/draft/Attachments";
import type { FormAnswer } from "../use-answer";
import { CommitteePaper } from "./CommitteePaper";
import { ConflictForm } from "./ConflictForm";
import { LineVote } from "./LineVote";
import { PolicyCard } from "./PolicyCard";
import { PrecedentList } from "./PrecedentList";
import { RosterTable } from "./RosterTable";
import type { CaseFile, CaseHead, CaseView } from "./shapes";
import { TermsCard } from "./TermsCard";

/** One case: the purpose left, precedents and terms right, the vote at the bottom. */
export function CasePage({ view, answer }: { view: CaseView; answer: FormAnswer }) {
  const t = useT();
  const { errors } = answer;
  return (
    <>
      <div className="print:hidden">
        <Page width="work">
          <CaseHeader head={view.case} />
          <div className="mb-6 empty:hidden">
            <ErrorSummary
              errors={errors}
              refusal={answer.refusal}
              labels={{
                reason: t("committee.vote.reason"),
                choice: t("committee.vote.choice"),
                conditions: t("committee.vote.conditions"),
                hasConflict: t("committee.conflict.question"),
              }}
            />
          </div>
          {view.kind === "recused" ? (
            <EmptyState title={t("committee.recused.title")}>
              {t("committee.recused.why")}
            </EmptyState>
          ) : null}
          {view.kind === "declare" ? (
            <ConflictForm introduction={view.case} errors={errors} values={answer.values} />
          ) : null}
          {view.kind === "file" ? <CaseBody file={view.case} answer={answer} /> : null}
        </Page>
      </div>
      {view.kind === "file" ? <CommitteePaper file={view.case} /> : null}
    </>
  );
}

function CaseHeader({ head }: { head: CaseHead & { dueAt?: number; workingDaysLeft?: number } }) {
  const t = useT();
  const named = useNamed();
  return (
    <PageHeader
      title={head.title}
      eyebrow={named(head.hospital)}
      crumbs={[{ label: t("committee.docket.title"), to: "/committee" }, { label: head.title }]}
      meta={
        head.dueAt !== undefined && head.status === "open" ? (
          <span>
            {t("committee.due")}{" "}
            <When at={head.dueAt} time={false} workingDaysLeft={head.workingDaysLeft} />
          </span>
        ) : (
          <span>{t(`committee.status.${head.status}`)}</span>
        )
      }
    />
  );
}

function CaseBody({ file, answer }: { file: CaseFile; answer: FormAnswer }) {
  const t = useT();
  return (
    <>
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid content-start gap-6">
          <CaseText file={file} />
          <Card title={t("request.step.documents")}>
            <AttachmentList requestId={file.requestId} attachments={file.attachments} />
          </Card>
        </div>
        <div className="grid content-start gap-6">
          <TermsCard lines={file.lines} />
          <PrecedentList precedents={file.precedents} />
          <PolicyCard policy={file.policy} version={file.policyVersion} />
        </div>
      </div>
      {file.roster ? (
        <Section title={t("committee.roster")}>
          <RosterTable roster={file.roster} />
          {file.candidates ? (
            <div className="mt-4">
              <SubstituteDialog
                reviewId={file.reviewId}
                title={file.title}
                candidates={file.candidates}
                action={`/committee/reviews/${file.reviewId}`}
              />
            </div>
          ) : null}
        </Section>
      ) : null}
      <Section title={t("committee.vote.title")} lead={t("committee.vote.lead")} id="vote">
        <div className="grid gap-6">
          {file.lines.map((line) => (
            <LineVote key={line.lineId} line={line} answer={answer} />
          ))}
        </div>
      </Section>
    </>
  );
}

const join = (names: readonly Named[], named: (name: Named) => string): string =>
  names.map(named).join(", ");

function CaseText({ file }: { file: CaseFile }) {
  const t = useT();
  const named = useNamed();
  const yesNo = (yes: boolean) => t(yes ? "committee.yes" : "committee.no");
  return (
    <Card title={t("committee.case")}>
      <DefinitionList
        items={[
          { term: t("committee.applicant"), value: named(file.applicant) },
          {
            term: t("request.field.purposeKind"),
            value: file.purposeKind ? t(`request.purpose.${file.purposeKind}`) : "–",
          },
          { term: t("request.field.diseases"), value: join(file.diseases, named) || "–" },
          {
            term: t("request.field.useDays"),
            value: file.useDays === null ? "–" : `${file.useDays} ${t("request.days")}`,
          },
          { term: t("request.field.team"), value: file.team.join(", ") || "–" },
          { term: t("request.field.hasEthicsApproval"), value: yesNo(file.hasEthicsApproval) },
          { term: t("request.field.willPublish"), value: yesNo(file.willPublish) },
        ]}
      />
      <h3 className="mt-5 text-body font-bold">{t("request.field.purpose")}</h3>
      <p className="max-w-read whitespace-pre-wrap">{file.purpose}</p>
      <h3 className="mt-5 text-body font-bold">{t("request.field.plan")}</h3>
      <p className="max-w-read whitespace-pre-wrap">{file.plan}</p>
    </Card>
  );
}
