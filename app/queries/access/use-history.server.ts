import type { Period } from "~/domain/shared/instant";
import {
  countUses,
  listCoPaymentIdsOfLine,
  listEntriesOf,
  listGrantedDatasets,
  listRefusedUses,
  listUses,
} from "~db/repositories/access/use-pages";
import { namesOfOrganisations } from "~db/repositories/identity/names";
import type { Db, Store } from "~db/store";

/** A step in the life of a grant, with its place in the log. */
export type HistoryStep = {
  readonly type: string;
  readonly at: number;
  readonly logIndex: number;
};

const MOST_STEPS = 500;
const MOST_USES = 100;
const MOST_REFUSED = 50;
export const USES_A_PAGE = 50;

/** What happened before and around a grant; its uses are lists of their own. */
const STEPS = [
  "request-submitted",
  "co-payment-paid",
  "grant-issued",
  "visa-issued",
  "grant-revoked",
  "grant-expired",
];

type Grant = { readonly id: string; readonly requestId: string; readonly lineId: string };

/** The whole history of one grant: request, decision, payment, visas, uses and its end. */
export async function historyOfGrant(
  db: Db,
  grant: Grant,
  decision: { readonly at: number; readonly logIndex: number } | undefined,
) {
  const payments = await listCoPaymentIdsOfLine(db, grant.lineId);
  const steps: HistoryStep[] = await listEntriesOf(db, {
    subjectIds: [grant.requestId, grant.id, ...payments],
    types: STEPS,
    limit: MOST_STEPS,
  });
  if (decision) steps.push({ type: "decision-made", ...decision });
  const filter = { grantId: grant.id };
  return {
    steps: steps.sort((a, b) => a.logIndex - b.logIndex),
    uses: await listUses(db, { filter, offset: 0, limit: MOST_USES }),
    useCount: await countUses(db, filter),
    refused: await listRefusedUses(db, { filter, limit: MOST_REFUSED }),
  };
}

export type HospitalUses = {
  readonly hospitalId: string;
  /** Of one dataset only. */
  readonly datasetId: string | undefined;
  /** From 1. */
  readonly page: number;
};

/** Every use of a hospital's data, newest first, with the uses that no grant allowed. */
export async function usesOfHospital(
  { read }: Store,
  { hospitalId, datasetId, page }: HospitalUses,
) {
  const filter = { hospitalId, datasetId };
  return {
    hospital: (await namesOfOrganisations(read, [hospitalId])).get(hospitalId),
    datasets: await listGrantedDatasets(read, hospitalId),
    datasetId: datasetId ?? null,
    uses: await listUses(read, {
      filter,
      offset: (page - 1) * USES_A_PAGE,
      limit: USES_A_PAGE,
    }),
    useCount: await countUses(read, filter),
    refused: await listRefusedUses(read, { filter, limit: MOST_REFUSED }),
    page,
    pageSize: USES_A_PAGE,
  };
}

const MOST_IN_A_FILE = 10_000;

/** The records of a month whole, for a file. */
export async function recordsOfMonth(
  { read }: Store,
  { hospitalId, period }: { hospitalId: string; period: Period },
) {
  const filter = { hospitalId, period };
  return {
    uses: await listUses(read, { filter, offset: 0, limit: MOST_IN_A_FILE }),
    refused: await listRefusedUses(read, { filter, limit: MOST_IN_A_FILE }),
  };
}
