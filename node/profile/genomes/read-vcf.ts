import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import VCFParser, { type Variant } from "@gmod/vcf";
import { UnusableFile } from "../problem";

/** Counts over the variants of one VCF; sample names serve the counting of persons only. */
export type VcfCounts = {
  readonly samples: readonly string[];
  readonly assembly: string | null;
  readonly variants: number;
  readonly unreadable: number;
  readonly chromosomes: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<string, number>;
  readonly filters: ReadonlyMap<string, number>;
  readonly withQuality: number;
  /** `INFO.DP` or `FORMAT.GT`: declared type and the number of variants that carry it. */
  readonly fields: ReadonlyMap<string, { readonly type: string; readonly count: number }>;
};

const MOST_HEADER_BYTES = 32 * 2 ** 20;
const SAFE_FIELD = /^[A-Za-z_][0-9A-Za-z_.]{0,63}$/;
/** Length of chromosome 1 in the two assemblies that are in use. Source: NCBI GRCh37, GRCh38. */
const ASSEMBLY_OF_LENGTH: Readonly<Record<string, string>> = {
  "249250621": "GRCh37",
  "248956422": "GRCh38",
};

/**
 * Streams a VCF, plain or (b)gzip, through the parser and counts.
 *
 * @throws UnusableFile `unreadable-vcf`, or `truncated-vcf` when the compressed stream breaks off
 */
export async function readVcf(
  path: string,
  { mostVariants }: { mostVariants: number },
): Promise<VcfCounts> {
  const isPacked = await startsWithGzip(path);
  const file = createReadStream(path);
  const stream = isPacked ? file.pipe(createGunzip()) : file;
  const broken = new Promise<never>((_, reject) => {
    const fail = () => reject(new UnusableFile("truncated-vcf", "compressed stream breaks off"));
    file.once("error", fail);
    stream.once("error", fail);
  });
  try {
    return await Promise.race([count(stream, mostVariants), broken]);
  } finally {
    broken.catch(() => undefined);
    file.destroy();
    stream.destroy();
  }
}

async function startsWithGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { start: 0, end: 1 }))
    return (chunk as Buffer).readUInt16BE(0) === 0x1f8b;
  return false;
}

async function count(stream: NodeJS.ReadableStream, mostVariants: number): Promise<VcfCounts> {
  const header: string[] = [];
  let headerBytes = 0;
  let parser: VCFParser | null = null;
  const tally = newTally();
  for await (const line of createInterface({
    input: stream,
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (line.startsWith("#")) {
      headerBytes += line.length;
      if (headerBytes > MOST_HEADER_BYTES)
        throw new UnusableFile("unreadable-vcf", "header too long");
      header.push(line);
      continue;
    }
    if (line.trim() === "") continue;
    parser ??= parserOf(header);
    if (tally.variants >= mostVariants)
      throw new UnusableFile("unreadable-vcf", "too many variants");
    add(tally, parser, line);
  }
  parser ??= parserOf(header);
  if (tally.variants === 0) throw new UnusableFile("unreadable-vcf", "no readable variant");
  return {
    ...tally,
    samples: parser.samples,
    assembly: assemblyOf(header),
    fields: declaredFields(parser, tally.carried),
  };
}

function parserOf(header: readonly string[]): VCFParser {
  const columns = header.at(-1) ?? "";
  if (/^#CHROM +POS/.test(columns))
    throw new UnusableFile("unreadable-vcf", "columns are not separated by tabs");
  try {
    return new VCFParser({ header: header.join("\n"), strict: false });
  } catch {
    throw new UnusableFile("unreadable-vcf", "header");
  }
}

const newTally = () => ({
  variants: 0,
  unreadable: 0,
  withQuality: 0,
  chromosomes: new Map<string, number>(),
  kinds: new Map<string, number>(),
  filters: new Map<string, number>(),
  carried: new Map<string, number>(),
});

function add(tally: ReturnType<typeof newTally>, parser: VCFParser, line: string): void {
  const variant = parseOrNull(parser, line);
  if (variant === null) {
    tally.unreadable += 1;
    return;
  }
  tally.variants += 1;
  if (variant.QUAL !== undefined) tally.withQuality += 1;
  bump(tally.chromosomes, chromosomeOf(variant.CHROM ?? ""));
  bump(tally.kinds, kindOf(variant));
  for (const filter of [variant.FILTER ?? "none"].flat()) bump(tally.filters, filterOf(filter));
  for (const key of Object.keys(variant.INFO)) bump(tally.carried, `INFO.${key}`);
  for (const key of (variant.FORMAT ?? "").split(":"))
    if (key) bump(tally.carried, `FORMAT.${key}`);
}

function parseOrNull(parser: VCFParser, line: string): Variant | null {
  const cells = line.split("\t", 8);
  if (
    cells.length < 8 ||
    !/^\d+$/.test(cells[1] ?? "") ||
    !/^[ACGTNacgtn*.]+$/.test(cells[3] ?? "")
  )
    return null;
  try {
    return parser.parseLine(line);
  } catch {
    return null;
  }
}

const bump = (map: Map<string, number>, key: string): void =>
  void map.set(key, (map.get(key) ?? 0) + 1);

/** A chromosome's usual name; contigs and odd names are summed up. */
const chromosomeOf = (name: string): string =>
  /^(chr)?([1-9]|1\d|2[0-2]|X|Y|M|MT)$/i.test(name)
    ? name.replace(/^chr/i, "").toUpperCase()
    : "other";

const filterOf = (filter: string): string => (SAFE_FIELD.test(filter) ? filter : "other");

function kindOf({ REF = "", ALT }: Variant): string {
  const alleles = ALT ?? [];
  if (alleles.length === 0) return "reference";
  if (alleles.some((allele) => /[<>[\]]/.test(allele))) return "structural";
  if (alleles.every((allele) => allele.length === REF.length))
    return REF.length === 1 ? "SNV" : "MNV";
  if (alleles.every((allele) => allele.length > REF.length)) return "insertion";
  return alleles.every((allele) => allele.length < REF.length) ? "deletion" : "complex";
}

function declaredFields(parser: VCFParser, carried: ReadonlyMap<string, number>) {
  const fields = new Map<string, { type: string; count: number }>();
  for (const [key, count] of carried) {
    const [section = "", id = ""] = [
      key.slice(0, key.indexOf(".")),
      key.slice(key.indexOf(".") + 1),
    ];
    if (!SAFE_FIELD.test(id)) continue;
    const type = parser.getMetadata(section, id, "Type");
    fields.set(key, { type: typeof type === "string" ? type : "String", count });
  }
  return fields;
}

function assemblyOf(header: readonly string[]): string | null {
  for (const line of header) {
    const length = /^##contig=<ID=(?:chr)?1,.*length=(\d+)/i.exec(line)?.[1];
    if (length !== undefined) return ASSEMBLY_OF_LENGTH[length] ?? null;
    if (/^##reference=.*(GRCh38|hg38)/i.test(line)) return "GRCh38";
    if (/^##reference=.*(GRCh37|hg19|b37)/i.test(line)) return "GRCh37";
  }
  return null;
}
