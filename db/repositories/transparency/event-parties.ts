import { and, eq, gt, inArray, or } from "drizzle-orm";
import type { Instant } from "~/domain/shared/instant";
import { requestLines, requests, reviews } from "../../schema/access";
import { grants } from "../../schema/grant";
import { agreements } from "../../schema/programme";
import { vouchers } from "../../schema/voucher";
import type { Db } from "../../store";

const ofKind = (ids: readonly string[], prefix: string): string[] =>
  ids.filter((id) => id.startsWith(`${prefix}_`));

/**
 * The organisations that ids concern: a request's company and hospitals, a voucher's company, and
 * organisations that are named themselves.
 * @param ids as an event of the log names them
 */
export async function loadParties(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const [vou, agr, grn, req, rev] = ["vou", "agr", "grn", "req", "rev"].map((prefix) =>
    ofKind(ids, prefix),
  ) as [string[], string[], string[], string[], string[]];
  const parties = new Set(ofKind(ids, "org"));
  const add = (rows: readonly Readonly<Record<string, string>>[]): void => {
    for (const row of rows) for (const id of Object.values(row)) parties.add(id);
  };
  if (vou.length > 0) {
    const columns = { companyId: vouchers.companyId };
    add(await db.select(columns).from(vouchers).where(inArray(vouchers.id, vou)));
  }
  if (agr.length > 0) {
    const columns = { companyId: agreements.companyId };
    add(await db.select(columns).from(agreements).where(inArray(agreements.id, agr)));
  }
  if (grn.length > 0) {
    const columns = { companyId: grants.companyId, hospitalId: grants.hospitalId };
    add(await db.select(columns).from(grants).where(inArray(grants.id, grn)));
  }
  await addOfRequests(db, { req, rev }, add);
  return parties;
}

async function addOfRequests(
  db: Db,
  { req, rev }: { req: string[]; rev: string[] },
  add: (rows: readonly Readonly<Record<string, string>>[]) => void,
): Promise<void> {
  if (req.length === 0 && rev.length === 0) return;
  const found = await db
    .select({ requestId: reviews.requestId, hospitalId: reviews.hospitalId })
    .from(reviews)
    .where(or(inArray(reviews.requestId, req), inArray(reviews.id, rev)));
  add(found.map(({ hospitalId }) => ({ hospitalId })));
  const requestIds = [...new Set([...req, ...found.map(({ requestId }) => requestId)])];
  const columns = { companyId: requests.companyId };
  add(await db.select(columns).from(requests).where(inArray(requests.id, requestIds)));
  const lines = { hospitalId: requestLines.hospitalId };
  add(await db.select(lines).from(requestLines).where(inArray(requestLines.requestId, requestIds)));
}

/**
 * A grant in force that rests on an entry: one that the entry names, or of a request, line or review
 * that it names, or of the dataset, agreement or voucher that the entry is about. A dataset that is
 * only mentioned counts not: then no decision about it could ever be erased.
 */
export async function loadGrantRestingOn(
  db: Db,
  { ids, subjectId, at }: { ids: readonly string[]; subjectId: string; at: Instant },
): Promise<string | undefined> {
  const [grn, req, rev, lin] = ["grn", "req", "rev", "lin"].map((prefix) =>
    ofKind(ids, prefix),
  ) as [string[], string[], string[], string[]];
  const ofReviews = db
    .select({ id: requestLines.id })
    .from(requestLines)
    .where(inArray(requestLines.reviewId, rev));
  const ofVoucher = db
    .select({ id: vouchers.agreementId })
    .from(vouchers)
    .where(eq(vouchers.id, subjectId));
  const [grant] = await db
    .select({ id: grants.id })
    .from(grants)
    .where(
      and(
        eq(grants.status, "active"),
        gt(grants.until, at),
        or(
          inArray(grants.id, grn),
          inArray(grants.requestId, req),
          inArray(grants.lineId, lin),
          inArray(grants.lineId, ofReviews),
          eq(grants.datasetId, subjectId),
          eq(grants.agreementId, subjectId),
          inArray(grants.agreementId, ofVoucher),
        ),
      ),
    )
    .limit(1);
  return grant?.id;
}
