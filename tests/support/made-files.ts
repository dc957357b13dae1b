import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach } from "vitest";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import { type ProfileOptions, profileFolder } from "~node/profile/profile-folder";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, removed after the test. */
export function aFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-test-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Profiles made files as of 2026-03-01. */
export const profileOf = (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: Partial<ProfileOptions> = {},
) =>
  profileFolder(aFolder(files), {
    words: { ko: koProfile, en: enProfile },
    now: Date.UTC(2026, 2, 1),
    ...options,
  });

/** A table of text from rows. */
export const aCsv = (
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string => `${[header, ...rows].map((row) => row.join(",")).join("\n")}\n`;

type Element = readonly [group: number, element: number, vr: string, value: string | Buffer];

/** A DICOM file, explicit VR little endian, with 16 bit pixels unless `pixels` is 0. */
export function aDicom({
  modality = "CT",
  sopClass = "1.2.840.10008.5.1.4.1.1.2",
  patientId = "P1",
  patientName = "Hong^Gildong",
  study = "1.2.3.1",
  more = [],
  pixels = 16,
}: {
  modality?: string;
  sopClass?: string;
  patientId?: string;
  patientName?: string | Buffer;
  study?: string;
  more?: readonly Element[];
  pixels?: number;
} = {}): Buffer {
  const meta = [
    element([2, 2, "UI", sopClass]),
    element([2, 3, "UI", "1.2.3.4"]),
    element([2, 0x10, "UI", "1.2.840.10008.1.2.1"]),
  ];
  const metaLength = Buffer.alloc(4);
  metaLength.writeUInt32LE(Buffer.concat(meta).length);
  const body: Element[] = [
    [8, 0x16, "UI", sopClass],
    [8, 0x20, "DA", "20240315"],
    [8, 0x60, "CS", modality],
    [0x10, 0x10, "PN", patientName],
    [0x10, 0x20, "LO", patientId],
    [0x10, 0x40, "CS", "M"],
    [0x20, 0xd, "UI", study],
    [0x20, 0xe, "UI", `${study}.1`],
    ...more,
    ...(pixels > 0
      ? ([
          [0x28, 0x10, "US", short(4)],
          [0x28, 0x11, "US", short(pixels / 8)],
          [0x7fe0, 0x10, "OW", Buffer.alloc(pixels)],
        ] as Element[])
      : []),
  ];
  const sorted = [...body].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    element([2, 0, "UL", metaLength]),
    ...meta,
    ...sorted.map(element),
  ]);
}

export function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function element([group, number, vr, value]: Element): Buffer {
  let bytes = typeof value === "string" ? Buffer.from(value, "latin1") : value;
  if (bytes.length % 2 === 1) bytes = Buffer.concat([bytes, Buffer.from(vr === "UI" ? "\0" : " ")]);
  const isLong = ["OW", "OB", "SQ", "UT", "UN"].includes(vr);
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, "latin1");
  if (isLong) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

/** A WFDB record of format 16 with its planted comment lines. */
export const aWfdb = ({
  name = "r1",
  samples = 100,
  comments = "",
} = {}): Record<string, string | Buffer> => ({
  [`${name}.hea`]: `${name} 2 250 ${samples} 10:00:00 15/03/2019\n${name}.dat 16 200 16 0 1 0 0 MLII\n${name}.dat 16 200/uV 16 0 1 0 0 V5\n${comments}`,
  [`${name}.dat`]: Buffer.alloc(samples * 4),
});

/** An EDF file of one EEG signal, ten records of one second. */
export function anEdf({ patient = "X X X X", recording = "Startdate X X X X" } = {}): Buffer {
  const pad = (text: string, width: number) => text.padEnd(width).slice(0, width);
  const header = [
    pad("0", 8),
    pad(patient, 80),
    pad(recording, 80),
    "15.03.19",
    "10.00.00",
    pad("512", 8),
    pad("", 44),
    pad("10", 8),
    pad("1", 8),
    pad("1", 4),
    pad("EEG F4-A1", 16),
    pad("", 80),
    pad("uV", 8),
    pad("-100", 8),
    pad("100", 8),
    pad("-32768", 8),
    pad("32767", 8),
    pad("", 80),
    pad("128", 8),
    pad("", 32),
  ].join("");
  return Buffer.concat([Buffer.from(header, "latin1"), Buffer.alloc(10 * 128 * 2)]);
}

/** A VCF with this many variants on chromosome 1 and these samples. */
export const aVcf = ({
  variants = 3,
  samples = ["S1"],
}: {
  variants?: number;
  samples?: readonly string[];
} = {}): string =>
  [
    "##fileformat=VCFv4.2",
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth of Mrs Kim">',
    "##contig=<ID=1,length=248956422>",
    `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${samples.join("\t")}`,
    ...Array.from(
      { length: variants },
      (_, at) =>
        `1\t${at + 100}\t.\tA\tG\t50\tPASS\tDP=${at}\tGT\t${samples.map(() => "0/1").join("\t")}`,
    ),
    "",
  ].join("\n");
