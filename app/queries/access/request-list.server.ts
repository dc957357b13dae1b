import type { Instant } from "~/domain/shared/instant";
import { listGrantsOfCompany } from "~db/repositories/access/grants";
import { listRequestsOfCompany } from "~db/repositories/access/request-pages";
import { listCoPaymentsOfCompany } from "~db/repositories/voucher/co-payments";
import type { Store } from "~db/store";
import { turnOf } from "./turn";

const MOST = 200;

/** The newest requests of one company, each with whose turn it is. */
export async function listRequests({ read }: Store, wish: { companyId: string; at: Instant }) {
  const { companyId } = wish;
  const [rows, coPayments, grants] = await Promise.all([
    listRequestsOfCompany(read, { companyId, limit: MOST }),
    listCoPaymentsOfCompany(read, companyId, { limit: MOST }),
    listGrantsOfCompany(read, companyId, { limit: MOST }),
  ]);
  const due = new Set(
    coPayments.filter((owed) => owed.status === "due").map((owed) => owed.requestId),
  );
  const inUse = new Set(
    grants
      .filter((grant) => grant.status === "active" && wish.at < grant.until)
      .map((grant) => grant.requestId),
  );
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    title: row.dossier.title,
    lineCount: row.lineCount,
    hospitalCount: row.hospitalCount,
    projectClass: row.projectClass,
    totalKrw: row.totalKrw,
    at: row.submittedAt ?? row.updatedAt,
    turn: turnOf({
      status: row.status,
      lines: row.openLineCount > 0 ? ["in-review"] : [],
      hasCoPayDue: due.has(row.id),
      hasActiveGrant: inUse.has(row.id),
    }),
  }));
}
