import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import { aDicom, anEdf, aVcf, aWfdb, profileOf } from "../../tests/support/made-files";
import { profileFolder } from "./profile-folder";

const SAMPLES = resolve(import.meta.dirname, "../../../shared/samples");
const samplesAbsent = !existsSync(SAMPLES) && "the public samples are not beside this repository";

const IR149_NAME = Buffer.concat([
  Buffer.from("Hong^Gildong="),
  Buffer.from([
    0x1b, 0x24, 0x29, 0x43, 0xfb, 0xf3, 0x5e, 0x1b, 0x24, 0x29, 0x43, 0xd1, 0xce, 0xd4, 0xd7, 0x3d,
  ]),
  Buffer.from([
    0x1b, 0x24, 0x29, 0x43, 0xc8, 0xab, 0x5e, 0x1b, 0x24, 0x29, 0x43, 0xb1, 0xe6, 0xb5, 0xbf,
  ]),
]);

test("names, ids and dates planted in headers and file names are in no record and no problem", async () => {
  const result = await profileOf({
    "gildong.dcm": aDicom({
      patientId: "AB-1234",
      patientName: IR149_NAME,
      more: [
        [8, 5, "CS", "\\ISO 2022 IR 149"],
        [8, 0x50, "SH", "ACC-77"],
        [8, 0x80, "LO", "Planted Hospital"],
        [8, 0x1030, "LO", "CT Chest for Mr Hong"],
        [0x10, 0x30, "DA", "19610823"],
        [0x10, 0x1000, "LO", "610823-1234567"],
        [0x18, 0x15, "CS", "Chest of Hong"],
      ],
    }),
    "scan/길동_CT.dcm": aDicom({ study: "1.9.9" }),
    "AB-1234/CT.dcm": aDicom({ study: "1.9.8" }),
    ...aWfdb({ comments: "# 69 M 1085 1629 x1\n# Aldomet, Inderal\n# ECG date: 01/10/1990\n" }),
    "a.edf": anEdf({
      patient: "MCH-0234 F 02-MAY-1951 Haagse_Harry",
      recording: "Startdate 02-MAR-2002 PSG-1234 NN",
    }),
    "a.vcf": aVcf({ samples: ["KimMinsu01"] }),
    "log/1.json": JSON.stringify({
      header: {
        user_id: "jones",
        schema_id: { namespace: "omh", name: "heart-rate", version: "1.0" },
      },
      body: { heart_rate: { value: 71, unit: "beats/min" }, user_notes: "I felt quite dizzy" },
    }),
    "broken-610823-1234567.dcm": "x",
  });
  expect(result.records).toHaveLength(5);
  const text = JSON.stringify(result).normalize("NFC");
  for (const planted of [
    "Hong",
    "ildong",
    "홍",
    "길동",
    "洪",
    "吉洞",
    "AB-1234",
    "ACC-77",
    "Planted",
    "Chest of",
    "610823",
    "1961",
    "1085",
    "Aldomet",
    "1990",
    "0234",
    "Harry",
    "1951",
    "PSG",
    "2002",
    "KimMinsu",
    "Mrs Kim",
    "jones",
    "dizzy",
    "1.2.3",
    "1.9.9",
  ])
    expect([planted, text.includes(planted)]).toEqual([planted, false]);
});

test.skipIf(samplesAbsent)(
  `the public samples give records without any of their identifiers${samplesAbsent ? ` (skipped: ${samplesAbsent})` : ""}`,
  async () => {
    const result = await profileFolder(SAMPLES, { words: { ko: koProfile, en: enProfile } });
    const kinds = new Set(result.records.map(({ dataType }) => dataType));
    expect([...kinds].sort()).toEqual([
      "biosignal",
      "lifelog",
      "omics",
      "pathology-slide",
      "radiology-image",
      "structured-emr",
      "surgery-video",
    ]);
    expect(result.problems.map(({ code }) => code).sort()).toEqual([
      "foreign-json",
      "unknown-format",
      "unknown-format",
      "unreadable-vcf",
    ]);
    const models = result.records.filter(({ modalities }) => modalities.includes("OMOP CDM 5.4"));
    expect(models.map(({ personCount, recordCount }) => [personCount, recordCount])).toEqual([
      [28, 294_203],
      [28, 294_203],
    ]);
    const text = JSON.stringify(result).normalize("NFC");
    for (const planted of [
      "Hong",
      "Gildong",
      "홍^",
      "길동",
      "洪",
      "12345678",
      "610823",
      "19610823",
      "010-1234",
      "010-9999",
      "ACC-",
      "SYNTH-HOSP",
      "SYNTHCO",
      "House",
      "Attending",
      "Park^",
      "S24-00123",
      "SN-998877",
      "CHEST ROUTINE",
      "가상",
      "부산",
      "서울",
      "1.2.826.0",
      "1.2.276",
      "77654033",
      "Aldomet",
      "1085",
      "SN001",
      "INTEGRATION",
      "dizzy",
      "slept well",
      process.cwd(),
      "shared/samples",
    ])
      expect([planted, text.includes(planted)]).toEqual([planted, false]);
  },
  120_000,
);
