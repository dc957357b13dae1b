import {
  checkUse,
  isAlarming,
  type UseRefusal,
  type UseReport,
} from "~/domain/access/grant/data-use";
import { mayInFederation } from "~/domain/federation/permissions";
import type { Instant } from "~/domain/shared/instant";
import { type Krw, krw } from "~/domain/shared/krw";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { accessEvent } from "~db/changes/access-event";
import type { CommandDeps } from "~db/changes/deps";
import { recordFacts } from "~db/changes/record-facts";
import { feeFor } from "~db/changes/usage-fee";
import {
  insertDataUse,
  insertRefusedUse,
  isRefusalKnown,
  loadUseOfReport,
} from "~db/repositories/access/data-uses";
import { type GrantWithTeam, loadGrant, loadVisa } from "~db/repositories/access/grants";
import { loadNodeKey } from "~db/repositories/federation/node-keys";
import { insertUsageFee } from "~db/repositories/federation/usage-fees";
import type { Db } from "~db/store";

export type ReportedUse = {
  readonly report: UseReport;
  /** The key that signed the report; whoever calls this has checked the signature. */
  readonly nodeKeyId: string;
  /** When the report came. */
  readonly at: Instant;
};

export type RecordedUse = {
  readonly useId: string;
  readonly logIndex: number;
  /** What the holder of the dataset's certificate got; null where nothing is due, or was known. */
  readonly feeKrw: Krw | null;
  /** The same report had been taken before. */
  readonly isKnown: boolean;
};

export type RecordDataUseRefusal =
  | NotFound
  | NotAllowed
  | UseRefusal
  | { readonly code: "use-report-differs" };

/**
 * Records a use of data that a hospital's data server reports, with the fee that falls due by it.
 * The same report twice is one use. A use that no grant allowed is refused, and the refusal itself
 * is recorded without what was served: hospital and auditors must see it.
 */
export function recordDataUse(
  { store, newId }: CommandDeps,
  { report, nodeKeyId, at }: ReportedUse,
): Promise<Outcome<RecordedUse, RecordDataUseRefusal>> {
  return store.tx([report.grantId, nodeKeyId], async (db) => {
    const key = await loadNodeKey(db, nodeKeyId);
    const grant = await loadGrant(db, report.grantId);
    if (!key || grant?.hospitalId !== key.organisationId) return NOT_FOUND;
    const state = key.removedAt === null ? "in-use" : "removed";
    const command = "record-data-use";
    if (!mayInFederation("node-key", { state, standing: "data-server", command })) {
      return notAllowed(command, state);
    }
    const known = await loadUseOfReport(db, { nodeKeyId, reportId: report.reportId });
    if (known) {
      if (!isSame(known, report)) return refuse({ code: "use-report-differs" });
      return accept({ useId: known.id, logIndex: known.logIndex, feeKrw: null, isKnown: true });
    }
    const visa = await loadVisa(db, report.visaId);
    const checked = checkUse(report, { grant, visa, at });
    if (!checked.ok) {
      if (isAlarming(checked.refusal)) {
        await noteRefusal(db, { report, nodeKeyId, at, code: checked.refusal.code });
      }
      return checked;
    }
    return accept(await record(db, { useId: newId("dataUse"), grant, report, nodeKeyId, at }));
  });
}

type ToRecord = ReportedUse & { readonly useId: string; readonly grant: GrantWithTeam };

async function record(
  db: Db,
  { useId, grant, report, nodeKeyId, at }: ToRecord,
): Promise<RecordedUse> {
  const { kind, ...served } = report;
  const { datasetId } = grant;
  const event = accessEvent(
    { actorId: "system", at },
    { type: kind, subjectId: report.grantId, facts: { useId, datasetId, nodeKeyId, ...served } },
  );
  const fee = await feeFor(db, { useId, grant, at });
  const facts = [{ event, transfers: [] }, ...(fee ? [fee.fact] : [])];
  const logIndex = await recordFacts(db, facts);
  await insertDataUse(db, { id: useId, ...report, recordedAt: at, nodeKeyId, logIndex });
  if (fee) await insertUsageFee(db, { ...fee.row, logIndex: logIndex + 1 });
  return { useId, logIndex, feeKrw: fee ? krw(fee.row.amountKrw) : null, isKnown: false };
}

/** One refusal a report, however often it comes again. */
async function noteRefusal(
  db: Db,
  { report, nodeKeyId, at, code }: ReportedUse & { readonly code: string },
): Promise<void> {
  const { grantId, reportId, servedAt } = report;
  if (await isRefusalKnown(db, { nodeKeyId, reportId })) return;
  const event = accessEvent(
    { actorId: "system", at },
    { type: "use-refused", subjectId: grantId, facts: { code, reportId, nodeKeyId, servedAt } },
  );
  const logIndex = await recordFacts(db, [{ event, transfers: [] }]);
  await insertRefusedUse(db, {
    ...{ nodeKeyId, reportId, grantId, code },
    ...{ servedAt, recordedAt: at, logIndex },
  });
}

const SAME = ["grantId", "visaId", "kind", "objectSha256", "amount", "servedAt"] as const;

const isSame = (
  known: Readonly<Record<(typeof SAME)[number], unknown>>,
  report: UseReport,
): boolean => SAME.every((member) => known[member] === report[member]);
