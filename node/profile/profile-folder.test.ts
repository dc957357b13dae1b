import { createCipheriv, createHash } from "node:crypto";
import { readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import {
  aCsv,
  aDicom,
  aFolder,
  anEdf,
  aVcf,
  aWfdb,
  profileOf,
  short,
} from "../../tests/support/made-files";
import { profileFolder } from "./profile-folder";

const codes = (problems: readonly { file: string; code: string }[]) =>
  Object.fromEntries(problems.map(({ file, code }) => [file, code]));
/** Noise that is the same in every run: the key stream of a cipher. */
const randomBytes = (length: number) =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16, 7), Buffer.alloc(16)).update(Buffer.alloc(length));
const bytes = (text: string) => new TextEncoder().encode(text);

test("every kind of file becomes a dataset of its type with hashes of its files", async () => {
  const vcf = aVcf();
  const { records, problems } = await profileOf({
    "ct/1": aDicom(),
    "wsi/1.dcm": aDicom({ modality: "SM", sopClass: "1.2.840.10008.5.1.4.1.1.77.1.6" }),
    "or/1.dcm": aDicom({ modality: "ES", sopClass: "1.2.840.10008.5.1.4.1.1.77.1.1.1" }),
    "ecg/1.dcm": aDicom({ modality: "ECG", sopClass: "1.2.840.10008.5.1.4.1.1.9.1.1", pixels: 0 }),
    ...aWfdb(),
    "r1.atr": Buffer.from([1, 0, 0, 0]),
    "sleep.edf": anEdf(),
    "a.vcf.gz": gzipSync(vcf),
    "log/1.json": JSON.stringify({ step_count: 6_000 }),
    "emr/a.csv": aCsv(["visit", "ward"], [[1, "A"]]),
  });
  expect(problems).toEqual([]);
  expect(records.map(({ dataType, modalities }) => [dataType, ...modalities])).toEqual(
    [
      ["biosignal", "ECG", "WFDB"],
      ["biosignal", "ECG"],
      ["biosignal", "EEG", "EDF"],
      ["lifelog", "step-count"],
      ["omics", "VCF", "GRCh38"],
      ["pathology-slide", "SM"],
      ["radiology-image", "CT"],
      ["structured-emr"],
      ["surgery-video", "ES"],
    ]
      .sort((a, b) => (a.join() < b.join() ? -1 : 1))
      .map((one) => expect.arrayContaining(one)),
  );
  const omics = records.find(({ dataType }) => dataType === "omics")!;
  const sha256 = createHash("sha256").update(gzipSync(vcf)).digest("hex");
  expect(omics.files).toMatchObject([{ name: "a.vcf.gz", sha256, format: "vcf" }]);
  expect(records.every(({ titleKo, titleEn }) => titleKo !== "" && titleEn !== "")).toBe(true);
});

test("broken and foreign files are named one by one and the rest goes on", async () => {
  const { records, problems } = await profileOf({
    "good.csv": aCsv(["visit", "ward"], [[1, "A"]]),
    "empty.csv": "",
    "noise.bin": randomBytes(4_096).fill(0, 0, 8),
    "noise.dcm": randomBytes(4_096).fill(1, 0, 8),
    "noise.csv": Buffer.concat([Buffer.from([0, 1, 2, 3]), randomBytes(500)]),
    "cut.dcm": aDicom({ pixels: 4_096 }).subarray(0, -500),
    "header-only.dcm": aDicom().subarray(0, 150),
    "cut.edf": anEdf().subarray(0, -100),
    "cut.vcf.gz": gzipSync(aVcf({ variants: 5_000 })).subarray(0, -400),
    "no-variant.vcf": aVcf({ variants: 0 }),
    "spaces.vcf": aVcf().replaceAll("\t", " "),
    "bad.json": '{"step_count": ',
    "foreign.json": '{"hello": 1}',
    "bad.hea": "not a header",
    "bad.zip": Buffer.concat([Buffer.from("PK\u0003\u0004\u0014\0\0\0"), randomBytes(300)]),
    "prose.txt": "This is a letter.\nIt holds no table.\n",
  });
  expect(records.map(({ files }) => files[0]!.name)).toEqual(["good.csv"]);
  expect(codes(problems)).toEqual({
    "empty.csv": "empty-file",
    "noise.bin": "unknown-format",
    "noise.dcm": "unreadable-dicom",
    "noise.csv": "not-a-table",
    "cut.dcm": "truncated-dicom",
    "header-only.dcm": "unreadable-dicom",
    "cut.edf": "truncated-edf",
    "cut.vcf.gz": "truncated-vcf",
    "no-variant.vcf": "unreadable-vcf",
    "spaces.vcf": "unreadable-vcf",
    "bad.json": "unreadable-json",
    "foreign.json": "foreign-json",
    "bad.hea": "unreadable-wfdb",
    "bad.zip": "unreadable-zip",
    "prose.txt": "unknown-format",
  });
});

test("a WFDB record that is cut or has lost its signals says which", async () => {
  const cut = aWfdb({ name: "cut" });
  const lost = aWfdb({ name: "lost" });
  const { records, problems } = await profileOf({
    "cut.hea": cut["cut.hea"]!,
    "cut.dat": (cut["cut.dat"] as Buffer).subarray(0, -1),
    "lost.hea": lost["lost.hea"]!,
  });
  expect(records).toEqual([]);
  expect(codes(problems)).toEqual({
    "cut.hea": "truncated-wfdb",
    "lost.hea": "missing-signal-file",
  });
});

test("the content decides, not the extension", async () => {
  const { records, problems } = await profileOf({
    "image.csv": aDicom(),
    "table.dcm": aCsv(
      ["visit", "ward"],
      [
        [1, "A"],
        [2, "B"],
      ],
    ),
  });
  expect(problems).toEqual([]);
  expect(records.map(({ dataType }) => dataType)).toEqual(["radiology-image", "structured-emr"]);
});

test("an archive that swells, is encrypted, cut or nested is not opened", async () => {
  const csv = zipSync({ "a.csv": bytes(aCsv(["x", "y"], [[1, 2]])) });
  const encrypted = Buffer.from(csv);
  encrypted.writeUInt16LE(encrypted.readUInt16LE(6) | 1, 6);
  const { records, problems } = await profileOf({
    "bomb.zip": zipSync({ "a.csv": new Uint8Array(40 * 2 ** 20) }),
    "secret.zip": encrypted,
    "cut.zip": zipSync({ "a.csv": randomBytes(50_000) }).subarray(0, 20_000),
    "nested.zip": zipSync({ "inner.zip": csv, "../../evil.csv": bytes("a,b\n1,2\n") }),
  });
  expect(records).toEqual([]);
  expect(codes(problems)).toEqual({
    "bomb.zip": "zip-bomb-suspected",
    "secret.zip": "encrypted-zip",
    "cut.zip": "unreadable-zip",
    "nested.zip!inner.zip": "nested-archive",
  });
});

test("links are not followed, and the number of files is bounded", async () => {
  const folder = aFolder({ "a.csv": aCsv(["x", "y"], [[1, 2]]), "b.csv": "", "c.csv": "" });
  symlinkSync("/etc/passwd", join(folder, "aa-link.csv"));
  const { problems } = await profileFolder(folder, {
    words: { ko: koProfile, en: enProfile },
    bounds: { files: 2 },
  });
  expect(codes(problems)).toMatchObject({
    "aa-link.csv": "link-skipped",
    "c.csv": "too-many-files",
  });
});

test("a folder of patients counts persons and studies and shows modality facts from ten persons on", async () => {
  const files = Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [
      `s${at}/1.dcm`,
      aDicom({
        patientId: `P${at % 12}`,
        patientName: `Name${at % 12}^Test`,
        study: `1.2.3.${at}`,
        more: [[0x28, 0x101, "US", short(12)]],
      }),
    ]),
  );
  const [record] = (await profileOf(files)).records;
  expect(record).toMatchObject({
    personCount: 12,
    studyCount: 24,
    recordCount: 24,
    periodFromYear: 2024,
  });
  const variable = record!.tables[0]!.variables.find(({ name }) => name === "bits_stored");
  expect(variable).toMatchObject({ nullRate: 0, topValues: [{ value: "12", count: 25 }] });
});

test("the same files give the same record, wherever and whenever they are read", async () => {
  const files = { "a.csv": aCsv(["x", "y"], [[1, 2]]), "b/1.dcm": aDicom() };
  expect((await profileOf(files)).records).toEqual((await profileOf(files)).records);
});

test("nothing is left in the temporary folder", async () => {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("vouchsafe-profile-"));
  const before = left();
  await profileOf({ "a.zip": zipSync({ "a.csv": bytes("x,y\n1,2\n") }), "bad.csv": "" });
  expect(left().filter((name) => !before.includes(name))).toEqual([]);
});
