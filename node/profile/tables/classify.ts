import type { DataType } from "~/domain/catalogue/data-type";
import { type ColumnFacts, isFreeText } from "./column-facts";

const SIGNS: readonly { type: DataType; fewest: number; sign: RegExp }[] = [
  {
    type: "public-insurance",
    fewest: 2,
    sign: /요양|수진|명세서|상병|청구|급여|심결|claim|payer|reimburs|indi_dscm|sick_sym|recu_fr_dt|edec_|mdcare/i,
  },
  {
    type: "health-checkup",
    fewest: 3,
    sign: /^(bmi|height|weight|waist|sbp|dbp|hdl|ldl|ggt|gamma_gtp|ast|alt|hmg|smk_\w+|drk_\w+|bp_\w+|blds|tot_chole)$|허리둘레|신장|체중|검진|수축기|이완기|공복혈당|콜레스테롤|흡연|음주/i,
  },
  {
    type: "lifelog",
    fewest: 2,
    sign: /steps?$|step_?count|calorie|distance|active_?minutes|sedentary|sleep|걸음|수면|운동시간|소모열량/i,
  },
  {
    type: "omics",
    fewest: 2,
    sign: /^(chrom|chr|pos|ref|alt|gene|gene_symbol|transcript|hgvs\w*|rsid|tpm|fpkm|allele\w*|genotype)$/i,
  },
];
const PROSE_LENGTH = 80;

/** The programme's type of a set of tables, from what the columns are. OMOP is decided before. */
export function typeOfTables(columns: readonly ColumnFacts[]): DataType {
  const found = SIGNS.find(
    ({ sign, fewest }) =>
      new Set(
        columns.filter(({ name }) => sign.test(name.normalize("NFC"))).map(({ name }) => name),
      ).size >= fewest,
  );
  if (found) return found.type;
  const isProse = columns.some(
    (column) => isFreeText(column) && column.averageLength >= PROSE_LENGTH && column.filled > 0,
  );
  return isProse ? "clinical-text" : "structured-emr";
}
