import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { PurposeKind } from "~/domain/access/dossier";
import type { ReviewStatus, Seat, VoteChoice } from "~/domain/access/states";
import type { DataType, DeliveryChannel } from "~/domain/catalogue/data-type";
import type { Named } from "~/ui/i18n";
import type { Candidate } from "../hospital/SubstituteForm";
import type { AttachmentRow } from "../request/draft/Attachments";

/** What the pages of a committee show; the queries answer in these shapes. */

export type QuorumView = {
  readonly state: "reached" | "open" | "unreachable";
  /** Votes that are cast, and members who may still vote or have voted. */
  readonly cast: number;
  readonly eligible: number;
  readonly quorum: number;
  readonly missing: number;
  readonly missingExternal: number;
};

/** What the reader of the docket can do with a case. */
export type OwnStep = "declare" | "vote" | "done" | "recused" | "read";

export type DocketRow = {
  readonly reviewId: string;
  readonly title: string;
  /** null for a recused member, who learns nothing but the title. */
  readonly open: {
    readonly applicant: Named;
    readonly purposeKind: PurposeKind | null;
    readonly datasets: readonly Named[];
    readonly verdict: "yes" | "no" | "ask" | null;
    readonly declared: { readonly done: number; readonly of: number; readonly conflicts: number };
    readonly quorum: QuorumView;
  } | null;
  readonly own: OwnStep;
  readonly status: ReviewStatus;
  readonly dueAt: number;
  readonly workingDaysLeft: number;
  readonly decidedAt: number | null;
};

/** One term of a dataset against the applicant's purpose. */
export type TermView = {
  readonly code: string;
  readonly short: string;
  readonly verdict: "yes" | "no" | "ask";
  readonly reason: string;
};

export type VoteView = {
  readonly name: string;
  readonly choice: VoteChoice;
  readonly reason: string;
  readonly conditions: readonly string[];
  readonly at: number;
};

export type CaseLine = {
  readonly lineId: string;
  readonly datasetId: string;
  readonly title: Named;
  readonly dataType: DataType;
  readonly personCount: number | null;
  readonly deliveryChannels: readonly DeliveryChannel[];
  readonly verdict: "yes" | "no" | "ask" | null;
  readonly terms: readonly TermView[];
  readonly quorum: QuorumView;
  readonly mayVote: boolean;
  readonly ownVote: VoteView | null;
  /** Shown once the reader has voted or the line is decided, so that nobody votes by the crowd. */
  readonly votes: readonly VoteView[] | null;
  readonly decision: {
    readonly outcome: "approved" | "refused";
    readonly conditions: readonly string[];
    readonly at: number;
    readonly logIndex: number;
    readonly tally: { readonly approve: number; readonly refuse: number; readonly abstain: number };
  } | null;
};

export type PrecedentView = {
  readonly decisionId: string;
  readonly title: Named;
  readonly isSameDataset: boolean;
  readonly outcome: "approved" | "refused";
  readonly conditions: readonly string[];
  readonly purposeKind: PurposeKind | null;
  readonly at: number;
  readonly logIndex: number;
};

export type RosterRow = {
  readonly personId: string;
  readonly name: string;
  readonly seat: Seat;
  readonly isExternal: boolean;
  readonly isSubstitute: boolean;
  readonly declared: "none" | "clear" | "conflict";
  readonly voted: number;
  readonly of: number;
};

/** The part of a case that a member sees before the declaration: enough to know a conflict. */
export type CaseHead = {
  readonly reviewId: string;
  readonly title: string;
  readonly hospital: Named;
  readonly status: ReviewStatus;
};

export type CaseIntroduction = CaseHead & {
  readonly applicant: Named;
  readonly team: readonly string[];
  readonly datasets: readonly Named[];
  readonly dueAt: number;
  readonly workingDaysLeft: number;
};

export type CaseFile = CaseIntroduction & {
  readonly requestId: string;
  readonly openedAt: number;
  readonly decidedAt: number | null;
  readonly policy: CommitteePolicy;
  readonly policyVersion: number;
  readonly seat: Seat;
  readonly purposeKind: PurposeKind | null;
  readonly diseases: readonly Named[];
  readonly purpose: string;
  readonly plan: string;
  readonly useDays: number | null;
  readonly hasEthicsApproval: boolean;
  readonly willPublish: boolean;
  readonly attachments: readonly AttachmentRow[];
  readonly lines: readonly CaseLine[];
  readonly precedents: readonly PrecedentView[];
  /** For chair and secretary. */
  readonly roster: readonly RosterRow[] | null;
  /** For a reader who may appoint a substitute now; null otherwise. */
  readonly candidates: readonly Candidate[] | null;
};

export type CaseView =
  | { readonly kind: "recused"; readonly case: CaseHead }
  | { readonly kind: "declare"; readonly case: CaseIntroduction }
  | { readonly kind: "file"; readonly case: CaseFile };
