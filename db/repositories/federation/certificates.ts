/** Certificates of dataset versions and their ways between institutions. */
import { and, asc, desc, eq, isNotNull } from "drizzle-orm";
import type { Certificate, CertificateTransfer } from "~/domain/federation/certificate";
import { type Instant, instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { datasetDetails } from "../../schema/catalogue";
import { certificates, certificateTransfers } from "../../schema/certificate";
import type { Db } from "../../store";

const maybe = (at: number | null): Instant | null => (at === null ? null : instantOf(at));

const certificateOf = (row: typeof certificates.$inferSelect): Certificate => ({
  ...row,
  usageFeeKrw: krw(row.usageFeeKrw),
  createdAt: instantOf(row.createdAt),
  mintedAt: maybe(row.mintedAt),
});

const transferOf = (row: typeof certificateTransfers.$inferSelect): CertificateTransfer => ({
  ...row,
  at: instantOf(row.at),
  doneAt: maybe(row.doneAt),
});

export async function insertCertificate(db: Db, certificate: Certificate): Promise<void> {
  await db.insert(certificates).values(certificate);
}

export async function loadCertificate(db: Db, id: string): Promise<Certificate | null> {
  const [row] = await db.select().from(certificates).where(eq(certificates.id, id));
  return row ? certificateOf(row) : null;
}

/** The certificates of a dataset, newest version first, at most 50. */
export async function listCertificatesOfDataset(db: Db, datasetId: string): Promise<Certificate[]> {
  const rows = await db
    .select()
    .from(certificates)
    .where(eq(certificates.datasetId, datasetId))
    .orderBy(desc(certificates.version))
    .limit(50);
  return rows.map(certificateOf);
}

/** The newest version's certificate that exists on the chain; uses of the dataset pay its fee. */
export async function loadCertificateInForce(
  db: Db,
  datasetId: string,
): Promise<Certificate | null> {
  const [row] = await db
    .select()
    .from(certificates)
    .where(and(eq(certificates.datasetId, datasetId), isNotNull(certificates.mintedAt)))
    .orderBy(desc(certificates.version))
    .limit(1);
  return row ? certificateOf(row) : null;
}

/** Certificates that no chain has yet, oldest first. */
export async function listCertificatesToMint(db: Db, limit: number): Promise<Certificate[]> {
  const rows = await db
    .select()
    .from(certificates)
    .where(eq(certificates.status, "requested"))
    .orderBy(asc(certificates.createdAt), asc(certificates.id))
    .limit(limit);
  return rows.map(certificateOf);
}

export async function recordMinted(
  db: Db,
  id: string,
  { at, txHash }: { at: Instant; txHash: string | null },
): Promise<void> {
  await db
    .update(certificates)
    .set({ status: "minted", mintedAt: at, txHash })
    .where(and(eq(certificates.id, id), eq(certificates.status, "requested")));
}

export async function insertCertificateTransfer(
  db: Db,
  transfer: CertificateTransfer,
): Promise<void> {
  await db.insert(certificateTransfers).values(transfer);
}

export async function loadCertificateTransfer(
  db: Db,
  id: string,
): Promise<CertificateTransfer | null> {
  const [row] = await db.select().from(certificateTransfers).where(eq(certificateTransfers.id, id));
  return row ? transferOf(row) : null;
}

/** The ways of one certificate, oldest first. */
export async function listTransfersOfCertificate(
  db: Db,
  certificateId: string,
): Promise<CertificateTransfer[]> {
  const rows = await db
    .select()
    .from(certificateTransfers)
    .where(eq(certificateTransfers.certificateId, certificateId))
    .orderBy(asc(certificateTransfers.at), asc(certificateTransfers.id));
  return rows.map(transferOf);
}

/** Moves that no chain has made yet, oldest first. */
export async function listTransfersToMake(db: Db, limit: number): Promise<CertificateTransfer[]> {
  const rows = await db
    .select()
    .from(certificateTransfers)
    .where(eq(certificateTransfers.status, "requested"))
    .orderBy(asc(certificateTransfers.at), asc(certificateTransfers.id))
    .limit(limit);
  return rows.map(transferOf);
}

/** The move is made: its certificate has another holder from now on. */
export async function recordTransferDone(
  db: Db,
  { id, certificateId, toId }: CertificateTransfer,
  { at, txHash }: { at: Instant; txHash: string | null },
): Promise<void> {
  await db
    .update(certificateTransfers)
    .set({ status: "done", doneAt: at, txHash })
    .where(and(eq(certificateTransfers.id, id), eq(certificateTransfers.status, "requested")));
  await db.update(certificates).set({ holderId: toId }).where(eq(certificates.id, certificateId));
}

/** What was profiled of the version that is listed now, or null for what was listed without it. */
export async function loadListedRecord(db: Db, datasetId: string): Promise<unknown> {
  const [row] = await db
    .select({ record: datasetDetails.record })
    .from(datasetDetails)
    .where(eq(datasetDetails.datasetId, datasetId));
  return row?.record ?? null;
}
