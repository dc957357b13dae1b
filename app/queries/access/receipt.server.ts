import { quote } from "~/domain/programme/quote";
import type { Instant } from "~/domain/shared/instant";
import { addKrw, krw } from "~/domain/shared/krw";
import { listLinesWithDatasets } from "~db/repositories/access/request-pages";
import { loadSpendableVoucher, type Spendable } from "~db/repositories/voucher/vouchers";
import type { Db } from "~db/store";

type Line = Awaited<ReturnType<typeof listLinesWithDatasets>>[number];
type Obstacle = { readonly code: string; readonly [fact: string]: unknown };

/** What a draft would cost and who would bear it if it were submitted now. */
export async function loadReceipt(
  db: Db,
  { requestId, companyId, at }: { requestId: string; companyId: string; at: Instant },
) {
  const lines = await listLinesWithDatasets(db, requestId);
  const spendable = await loadSpendableVoucher(db, companyId, at);
  const priced = spendable && lines.length > 0 ? priceWith(lines, spendable) : null;
  const splits = new Map(priced?.lines.map((line) => [line.lineId, line]));
  return {
    hospitals: hospitalsOf(lines).map(({ hospitalId, hospital }) => {
      const own = priced?.hospitals.find((each) => each.hospitalId === hospitalId);
      return {
        hospitalId,
        hospital,
        totalKrw: own?.totalKrw ?? sumOf(lines.filter((line) => line.hospitalId === hospitalId)),
        coPayKrw: own?.coPayKrw ?? 0,
        instalmentsKrw: own?.instalmentsKrw ?? [],
        lines: lines
          .filter((line) => line.hospitalId === hospitalId)
          .map((line) => ({
            lineId: line.id,
            datasetId: line.datasetId,
            title: line.title,
            dataType: line.dataType,
            isListed: line.datasetStatus === "listed",
            priceKrw: line.listPriceKrw,
            voucherKrw: splits.get(line.id)?.voucherKrw ?? 0,
            coPayKrw: splits.get(line.id)?.coPayKrw ?? 0,
          })),
      };
    }),
    lineCount: lines.length,
    classification: priced?.classification ?? null,
    round: spendable ? { ko: spendable.round.nameKo, en: spendable.round.nameEn } : null,
    ruleVersion: spendable?.rules.version ?? null,
    coPayRate: spendable?.agreement.coPayRate ?? null,
    totalKrw: priced?.totalKrw ?? sumOf(lines),
    voucherKrw: priced?.voucherKrw ?? 0,
    coPayKrw: priced?.coPayKrw ?? 0,
    credit: spendable && {
      leftKrw: spendable.voucher.availableKrw,
      afterKrw: priced?.creditAfterKrw ?? spendable.voucher.availableKrw,
      expiresAt: spendable.voucher.expiresAt,
    },
    obstacles: obstaclesOf({ lines, spendable, priced, at }),
  };
}

export type Receipt = Awaited<ReturnType<typeof loadReceipt>>;

const priceWith = (lines: readonly Line[], { rules, agreement, voucher }: Spendable) =>
  quote({
    lines: lines.map((line) => ({
      lineId: line.id,
      datasetId: line.datasetId,
      hospitalId: line.hospitalId,
      dataType: line.dataType,
      priceKrw: krw(line.listPriceKrw),
    })),
    rules,
    agreement,
    creditLeftKrw: voucher.availableKrw,
  });

const sumOf = (lines: readonly Line[]) =>
  addKrw(krw(0), ...lines.map((line) => krw(line.listPriceKrw)));

function hospitalsOf(lines: readonly Line[]) {
  const seen = new Map(lines.map((line) => [line.hospitalId, line.hospital]));
  return [...seen].map(([hospitalId, hospital]) => ({ hospitalId, hospital }));
}

/** Everything that would refuse the submission now, apart from gaps in the dossier. */
function obstaclesOf(facts: {
  lines: readonly Line[];
  spendable: Spendable | null;
  priced: ReturnType<typeof priceWith> | null;
  at: Instant;
}): Obstacle[] {
  const { lines, spendable, priced, at } = facts;
  if (lines.length === 0) return [{ code: "basket-empty" }];
  const gone = lines.filter((line) => line.datasetStatus !== "listed");
  return [
    ...(gone.length > 0
      ? [{ code: "dataset-withdrawn", datasetIds: gone.map((line) => line.datasetId) }]
      : []),
    ...(spendable ? [] : [{ code: "no-agreement" }]),
    ...(spendable && at >= spendable.voucher.expiresAt
      ? [{ code: "voucher-expired", expiredAt: spendable.voucher.expiresAt }]
      : []),
    ...(priced?.obstacle ? [priced.obstacle] : []),
    // The rule names the first obstacle; a basket over its class is often over the credit as well.
    ...(priced && priced.creditAfterKrw < 0 && priced.obstacle?.code !== "credit-short"
      ? [{ code: "credit-short", shortKrw: -priced.creditAfterKrw }]
      : []),
  ];
}
