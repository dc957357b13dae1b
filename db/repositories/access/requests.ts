/** Data access requests: the basket while a draft, the case of all committees afterwards. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Dossier } from "~/domain/access/dossier";
import type { AttachmentHead, DataAccessRequest, RequestLine } from "~/domain/access/request";
import type { LineStatus } from "~/domain/access/states";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { attachments, requestLines, requests, requestTeam } from "../../schema/access";
import { memberships } from "../../schema/identity";
import type { Db } from "../../store";

const maybe = (at: number | null): Instant | null => (at === null ? null : instantOf(at));
const won = (amount: number | null): Krw | null => (amount === null ? null : krw(amount));

export async function loadRequest(db: Db, id: string): Promise<DataAccessRequest | null> {
  const [row] = await db.select().from(requests).where(eq(requests.id, id));
  return row ? withParts(db, row) : null;
}

/** The company's basket: its one draft, or the newest should there be several. */
export async function loadDraftOf(db: Db, companyId: string): Promise<DataAccessRequest | null> {
  const [row] = await db
    .select()
    .from(requests)
    .where(and(eq(requests.companyId, companyId), eq(requests.status, "draft")))
    .orderBy(desc(requests.updatedAt), desc(requests.id))
    .limit(1);
  return row ? withParts(db, row) : null;
}

async function withParts(db: Db, row: typeof requests.$inferSelect): Promise<DataAccessRequest> {
  const [lines, team, files] = [
    await db
      .select()
      .from(requestLines)
      .where(eq(requestLines.requestId, row.id))
      .orderBy(asc(requestLines.addedAt), asc(requestLines.id)),
    await db
      .select({ personId: requestTeam.personId })
      .from(requestTeam)
      .where(eq(requestTeam.requestId, row.id))
      .orderBy(asc(requestTeam.personId)),
    await db
      .select(attachmentHead)
      .from(attachments)
      .where(eq(attachments.requestId, row.id))
      .orderBy(asc(attachments.addedAt), asc(attachments.id)),
  ];
  return {
    ...row,
    totalKrw: won(row.totalKrw),
    voucherKrw: won(row.voucherKrw),
    coPayKrw: won(row.coPayKrw),
    createdAt: instantOf(row.createdAt),
    updatedAt: instantOf(row.updatedAt),
    submittedAt: maybe(row.submittedAt),
    closedAt: maybe(row.closedAt),
    lines: lines.map(lineOf),
    team: team.map((each) => each.personId),
    attachments: files.map((file) => ({ ...file, addedAt: instantOf(file.addedAt) })),
  };
}

function lineOf({ requestId: _, ...row }: typeof requestLines.$inferSelect): RequestLine {
  return {
    ...row,
    priceKrw: won(row.priceKrw),
    voucherKrw: won(row.voucherKrw),
    coPayKrw: won(row.coPayKrw),
    addedAt: instantOf(row.addedAt),
  };
}

const attachmentHead = {
  id: attachments.id,
  name: attachments.name,
  mediaType: attachments.mediaType,
  sha256: attachments.sha256,
  sizeBytes: sql<number>`length(${attachments.content})`.mapWith(Number),
  addedAt: attachments.addedAt,
};

export async function insertDraft(
  db: Db,
  draft: { id: string; companyId: string; createdBy: string; dossier: Dossier; at: Instant },
): Promise<void> {
  const { at, ...rest } = draft;
  await db
    .insert(requests)
    .values({ ...rest, status: "draft", version: 1, createdAt: at, updatedAt: at });
}

/** Counts a change of a draft, so that a save that saw an older one is noticed. */
export async function touchDraft(
  db: Db,
  id: string,
  { at, dossier }: { at: Instant; dossier?: Dossier },
): Promise<void> {
  await db
    .update(requests)
    .set({
      version: sql`${requests.version} + 1`,
      updatedAt: at,
      ...(dossier ? { dossier } : {}),
    })
    .where(eq(requests.id, id));
}

export async function insertLine(
  db: Db,
  line: { id: string; requestId: string; datasetId: string; hospitalId: string; at: Instant },
): Promise<void> {
  const { at, ...rest } = line;
  await db.insert(requestLines).values({ ...rest, status: "draft", addedAt: at });
}

/** Takes a dataset out of a draft. A line that was submitted stays for ever. */
export async function deleteDraftLine(db: Db, lineId: string): Promise<void> {
  await db
    .delete(requestLines)
    .where(and(eq(requestLines.id, lineId), eq(requestLines.status, "draft")));
}

export async function replaceTeam(
  db: Db,
  requestId: string,
  personIds: readonly string[],
): Promise<void> {
  await db.delete(requestTeam).where(eq(requestTeam.requestId, requestId));
  const rows = personIds.map((personId) => ({ requestId, personId }));
  if (rows.length > 0) await db.insert(requestTeam).values(rows);
}

/** Of these people, who belongs to a company now. */
export async function selectPeopleOf(
  db: Db,
  companyId: string,
  { personIds, at }: { personIds: readonly string[]; at: Instant },
): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, companyId),
        eq(memberships.role, "company"),
        inArray(memberships.personId, [...personIds]),
        lte(memberships.from, at),
        or(isNull(memberships.until), gt(memberships.until, at)),
      ),
    );
  return rows.map((row) => row.personId);
}

export async function insertAttachment(
  db: Db,
  requestId: string,
  file: Omit<AttachmentHead, "sizeBytes"> & { content: Uint8Array },
): Promise<void> {
  await db.insert(attachments).values({ ...file, requestId });
}

export async function deleteAttachment(db: Db, attachmentId: string): Promise<void> {
  await db.delete(attachments).where(eq(attachments.id, attachmentId));
}

/** One attachment with its bytes, of this request only. */
export async function loadAttachment(db: Db, requestId: string, attachmentId: string) {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, attachmentId), eq(attachments.requestId, requestId)));
  return row ?? null;
}

export type Submission = {
  readonly requestId: string;
  readonly roundId: string;
  readonly agreementId: string;
  readonly voucherId: string;
  readonly projectClass: "large" | "medium" | "small";
  readonly totalKrw: Krw;
  readonly voucherKrw: Krw;
  readonly coPayKrw: Krw;
  readonly ruleVersion: string;
  readonly at: Instant;
  readonly lines: readonly {
    readonly lineId: string;
    readonly reviewId: string;
    readonly priceKrw: Krw;
    readonly voucherKrw: Krw;
    readonly coPayKrw: Krw;
  }[];
};

/** Freezes what a draft was submitted with. */
export async function recordSubmission(db: Db, submission: Submission): Promise<void> {
  const { requestId, at, lines, ...frozen } = submission;
  await db
    .update(requests)
    .set({ ...frozen, status: "submitted", submittedAt: at, updatedAt: at })
    .where(eq(requests.id, requestId));
  for (const { lineId, ...amounts } of lines) {
    await db
      .update(requestLines)
      .set({ ...amounts, status: "in-review" })
      .where(eq(requestLines.id, lineId));
  }
}

export async function setLineStatus(
  db: Db,
  lineIds: readonly string[],
  status: LineStatus,
): Promise<void> {
  if (lineIds.length === 0) return;
  await db
    .update(requestLines)
    .set({ status })
    .where(inArray(requestLines.id, [...lineIds]));
}

/** Ends a request that was submitted. */
export async function endRequest(
  db: Db,
  id: string,
  end:
    | { status: "withdrawn"; withdrawalReason: string; at: Instant }
    | { status: "closed"; at: Instant },
): Promise<void> {
  const { at, ...changes } = end;
  await db
    .update(requests)
    .set({ ...changes, closedAt: at, updatedAt: at })
    .where(eq(requests.id, id));
}
