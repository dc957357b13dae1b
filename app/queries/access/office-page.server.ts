import { may } from "~/domain/access/permissions";
import { workingDaysUntil } from "~/domain/access/working-days";
import type { Instant } from "~/domain/shared/instant";
import { listLinesOfReviews } from "~db/repositories/access/committee-pages";
import { listGrantsOfHospital } from "~db/repositories/access/grant-pages";
import { countListedDatasets, listReviewsOfHospital } from "~db/repositories/access/hospital-pages";
import { loadReview } from "~db/repositories/access/reviews";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Db, Store } from "~db/store";
import { candidatesFor } from "./committee/case-page.server";
import { quorumOfCase } from "./review-view";

type Row = Awaited<ReturnType<typeof listReviewsOfHospital>>[number];
type Line = Awaited<ReturnType<typeof listLinesOfReviews>>[number];

const MOST_CASES = 100;
const MOST_GRANTS = 200;

/** What a hospital's data office sees: the cases at the hospital and the grants it gave. */
export async function loadOfficePage(
  { read }: Store,
  { hospitalId, at }: { hospitalId: string; at: Instant },
) {
  const [rows, grants, datasetCount, names] = await Promise.all([
    listReviewsOfHospital(read, { hospitalId, limit: MOST_CASES }),
    listGrantsOfHospital(read, { hospitalId, limit: MOST_GRANTS }),
    countListedDatasets(read, hospitalId),
    namesOfOrganisations(read, [hospitalId]),
  ]);
  const lines = await listLinesOfReviews(
    read,
    rows.map((row) => row.id),
  );
  const cases = await Promise.all(rows.map((row) => caseOf(read, row, { lines, at })));
  return {
    hospitalId,
    hospital: names.get(hospitalId) ?? { ko: "", en: "" },
    datasetCount,
    cases: cases.filter((one) => one !== null),
    grants: grants.map(({ requestId: _, datasetId: __, logIndex: ___, ...grant }) => ({
      ...grant,
      mayRevoke:
        at < grant.until &&
        may("revoke-grant", { subject: "grant", state: grant.status, standing: "data-office" }),
    })),
  };
}

async function caseOf(db: Db, row: Row, { lines, at }: { lines: readonly Line[]; at: Instant }) {
  const review = await loadReview(db, row.id, at);
  if (!review) return null;
  return {
    reviewId: row.id,
    title: row.dossier.title,
    applicant: row.company,
    datasets: lines.filter((line) => line.reviewId === row.id).map((line) => line.title),
    status: row.status,
    quorum: quorumOfCase(review, at),
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    workingDaysLeft: workingDaysUntil(review.dueAt, at),
    decidedAt: row.decidedAt,
    candidates: await candidatesFor(db, review, { standing: "data-office", at }),
  };
}
