import { expect, test } from "vitest";
import { aVcf, profileOf } from "../../../tests/support/made-files";

const people = (count: number) => Array.from({ length: count }, (_, at) => `S${at}`);

test("a call set of ten persons shows chromosomes and kinds, one of nine shows only its fields", async () => {
  const { records } = await profileOf({
    "ten.vcf": aVcf({ variants: 40, samples: people(10) }),
    "nine.vcf": aVcf({ variants: 40, samples: people(9) }),
  });
  const [nine, ten] = [...records].sort((a, b) => (a.personCount ?? 0) - (b.personCount ?? 0));
  expect(ten).toMatchObject({ personCount: 10, recordCount: 40, modalities: ["VCF", "GRCh38"] });
  const [chromosome, kind] = ten!.tables[0]!.variables;
  expect(chromosome!.topValues).toEqual([{ value: "1", label: null, count: 40 }]);
  expect(kind!.topValues).toEqual([{ value: "SNV", label: null, count: 40 }]);
  expect(nine).toMatchObject({ personCount: null, personsAre: "fewer-than-ten" });
  expect(nine!.tables[0]!.variables.every(({ topValues }) => topValues.length === 0)).toBe(true);
  expect(nine!.tables[0]!.variables.map(({ name }) => name)).toContain("INFO.DP");
});

test("single-sample call sets of one folder are one cohort of their different samples", async () => {
  const files = Object.fromEntries(
    people(12).map((name) => [`cohort/${name}.vcf`, aVcf({ variants: 5, samples: [name] })]),
  );
  const { records } = await profileOf(files);
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ personCount: 12, recordCount: 60 });
});

test("a line that is no variant counts against conformance and does not stop the file", async () => {
  const { records } = await profileOf({ "a.vcf": `${aVcf({ variants: 9 })}1\tnowhere\t.\n` });
  expect(records[0]!.quality.checks[0]).toMatchObject({
    check: "rows-readable",
    passed: 9,
    total: 10,
  });
});
