import { hasDeclared, isConflicted, type Review, seatOf } from "~/domain/access/review";
import { workingDaysUntil } from "~/domain/access/working-days";
import { worst } from "~/domain/catalogue/terms/match-terms";
import type { VerdictWord } from "~/domain/catalogue/terms/verdict";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { listDocketRows, listLinesOfReviews } from "~db/repositories/access/committee-pages";
import { loadReview } from "~db/repositories/access/reviews";
import { loadUsageProfile } from "~db/repositories/catalogue/usage-profiles";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Db, Store } from "~db/store";
import { declarationsOf, quorumOfCase } from "../review-view";
import { verdictOfCase } from "./case-terms";

type Reader = { readonly personId: string; readonly hospitalId: string; readonly at: Instant };
type Row = Awaited<ReturnType<typeof listDocketRows>>[number];
type Line = Awaited<ReturnType<typeof listLinesOfReviews>>[number];

const MOST_OPEN = 100;
const MOST_PAST = 30;

/** The docket of one committee person: the open cases, due first, and the latest closed ones. */
export async function loadDocket({ read }: Store, reader: Reader) {
  const [open, past, names] = await Promise.all([
    listDocketRows(read, { ...reader, open: true, limit: MOST_OPEN }),
    listDocketRows(read, { ...reader, open: false, limit: MOST_PAST }),
    namesOfOrganisations(read, [reader.hospitalId]),
  ]);
  const lines = await listLinesOfReviews(
    read,
    [...open, ...past].map((row) => row.id),
  );
  const shown = (rows: readonly Row[]) =>
    Promise.all(
      rows.map((row) =>
        rowFor(read, row, { ...reader, lines: lines.filter((line) => line.reviewId === row.id) }),
      ),
    );
  return {
    hospital: names.get(reader.hospitalId) ?? { ko: "", en: "" },
    open: (await shown(open)).filter((row) => row !== null),
    past: (await shown(past)).filter((row) => row !== null),
  };
}

async function rowFor(db: Db, row: Row, reader: Reader & { readonly lines: readonly Line[] }) {
  const review = await loadReview(db, row.id, reader.at);
  if (!review) return null;
  const own = ownStepIn(review, reader);
  const head = {
    reviewId: row.id,
    title: row.dossier.title,
    own,
    status: row.status,
    dueAt: row.dueAt,
    workingDaysLeft: workingDaysUntil(instantOf(row.dueAt), reader.at),
    decidedAt: row.decidedAt,
  };
  if (own === "recused") return { ...head, open: null };
  const profile = await loadUsageProfile(db, row.companyId);
  const verdicts = reader.lines.map(
    (line) => verdictOfCase(line.terms, { profile, dossier: row.dossier, at: reader.at }).verdict,
  );
  return {
    ...head,
    open: {
      applicant: row.company,
      purposeKind: row.dossier.purposeKind,
      datasets: reader.lines.map((line) => line.title),
      verdict: overallOf(verdicts),
      declared: declarationsOf(review, reader.at),
      quorum: quorumOfCase(review, reader.at),
    },
  };
}

/** The strictest verdict over the datasets, or null where there is none to give. */
function overallOf(verdicts: readonly (VerdictWord | null)[]): VerdictWord | null {
  const given = verdicts.filter((verdict) => verdict !== null);
  return given.length > 0 ? worst(given) : null;
}

/** What a person has still to do in a case. */
export function ownStepIn(review: Review, { personId, at }: Pick<Reader, "personId" | "at">) {
  if (isConflicted(review, personId)) return "recused" as const;
  const seat = seatOf(review, personId, at);
  if (seat === "secretary" || seat === null || review.status !== "open") return "read" as const;
  if (!hasDeclared(review, personId)) return "declare" as const;
  const voted = new Set(
    review.votes.filter((vote) => vote.memberId === personId).map((vote) => vote.lineId),
  );
  const isOpen = review.lines.some((line) => line.status === "in-review" && !voted.has(line.id));
  return isOpen ? ("vote" as const) : ("done" as const);
}
