import type { QualityCheck, TopValue, Variable, VariableType } from "~/domain/catalogue/record";
import { isLargeEnough, roundedCount, showableCells } from "~/domain/catalogue/suppression";
import type { Draft, HashedFile } from "../draft";
import type { VcfCounts } from "./read-vcf";

export type VcfFile = { readonly file: HashedFile; readonly counts: VcfCounts };

const TYPES: Readonly<Record<string, VariableType>> = {
  Integer: "integer",
  Float: "number",
  Flag: "boolean",
  Character: "category",
  String: "text",
};

/**
 * One dataset of variants. A genome identifies its owner, so a call set of fewer than ten persons
 * shows which fields it has and how complete they are, and no distribution.
 */
export function draftVcf(files: readonly VcfFile[]): Draft {
  const all = files.map(({ counts }) => counts);
  const samples = new Set(all.flatMap((counts) => counts.samples)).size;
  const total = sum(all.map(({ variants }) => variants));
  const variables = [
    categoryOf("CHROM", merged(all.map(({ chromosomes }) => chromosomes)), { samples }),
    categoryOf("TYPE", merged(all.map(({ kinds }) => kinds)), { samples }),
    categoryOf("FILTER", merged(all.map(({ filters }) => filters)), { samples }),
    field("QUAL", {
      type: "number",
      present: sum(all.map(({ withQuality }) => withQuality)),
      total,
    }),
    ...fieldsOf(all, total),
  ];
  const checks: QualityCheck[] = [
    {
      category: "conformance",
      check: "rows-readable",
      subject: "variants",
      passed: total,
      total: total + sum(all.map(({ unreadable }) => unreadable)),
    },
    ...variables.map(
      ({ name, nullRate }): QualityCheck => ({
        category: "completeness",
        check: "value-present",
        subject: `variants.${name}`,
        passed: Math.min(total, Math.round(total * (1 - nullRate))),
        total,
      }),
    ),
  ];
  const assemblies = new Set(all.map(({ assembly }) => assembly));
  return {
    dataType: "omics",
    modalities: ["VCF", ...[...assemblies].filter((assembly) => assembly !== null).sort()],
    persons: samples || null,
    studyCount: null,
    recordCount: total,
    recordUnit: "variant",
    years: null,
    files: files.map(({ file }) => ({ ...file, format: "vcf" })),
    tables: [{ name: "variants", rowCount: total, cellUnit: "person", variables }],
    checks,
  };
}

function categoryOf(
  name: string,
  counts: ReadonlyMap<string, number>,
  { samples }: { samples: number },
): Variable {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const cells = sorted.map(([, rows]) => ({ rows, persons: Math.min(rows, samples) }));
  const shown = showableCells(cells);
  const topValues: TopValue[] = sorted
    .filter((_, at) => shown[at])
    .map(([value, rows]) => ({ value, label: null, count: roundedCount(rows) }));
  return {
    name,
    type: "category",
    unit: null,
    nullRate: 0,
    distinctCount: counts.size,
    range: null,
    topValues,
    hasOtherValues: topValues.length < counts.size,
    histogram: [],
    withheld: isLargeEnough(samples) ? null : "few-persons",
  };
}

function field(
  name: string,
  { type, present, total }: { type: VariableType; present: number; total: number },
): Variable {
  return {
    name,
    type,
    unit: null,
    nullRate: Number((1 - Math.min(1, present / total)).toFixed(3)),
    distinctCount: null,
    range: null,
    topValues: [],
    hasOtherValues: present > 0,
    histogram: [],
    withheld: "not-tabular",
  };
}

function fieldsOf(all: readonly VcfCounts[], total: number): Variable[] {
  const fields = new Map<string, { type: string; count: number }>();
  for (const counts of all)
    for (const [name, { type, count }] of counts.fields)
      fields.set(name, { type, count: count + (fields.get(name)?.count ?? 0) });
  return [...fields]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 1_000)
    .map(([name, { type, count }]) =>
      field(name, { type: TYPES[type] ?? "text", present: count, total }),
    );
}

function merged(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  for (const map of maps)
    for (const [key, n] of map) together.set(key, n + (together.get(key) ?? 0));
  return together;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
