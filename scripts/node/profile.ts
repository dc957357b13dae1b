import { mkdir, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readableSize } from "~/domain/catalogue/describe-record";
import type { CatalogueRecord } from "~/domain/catalogue/record";
import { enProfile } from "~/messages/en/profile";
import { koProfile } from "~/messages/ko/profile";
import { type ProfileResult, profileFolder } from "~node/profile/profile-folder";

const words = { ko: koProfile, en: enProfile };
type Language = keyof typeof words;
type Key = keyof typeof koProfile;

const BAD_USAGE = 2;

/**
 * `npm run catalogue:profile -- <folder>`: writes a catalogue record for each dataset it finds.
 * Exit code 0 with at least one record, 1 with none, 2 for a command that cannot be understood.
 */
export async function main(argv: readonly string[], say: (line: string) => void): Promise<number> {
  const asked = arguments_(argv);
  if ("wrong" in asked) {
    for (const line of bilingual("profile.cli.bad-option", { option: asked.wrong })) say(line);
    for (const line of bilingual("profile.cli.usage", {})) say(line);
    return BAD_USAGE;
  }
  const { folder, out, languages, asJson } = asked;
  if (!(await stat(folder).catch(() => null))?.isDirectory()) {
    for (const line of bilingual("profile.cli.no-folder", { folder })) say(line);
    return BAD_USAGE;
  }
  const result = await profileFolder(folder, { words });
  await mkdir(out, { recursive: true });
  for (const record of result.records)
    await writeFile(
      join(out, `catalogue-record-${record.key}.json`),
      `${JSON.stringify(record, null, 2)}\n`,
    );
  if (asJson) say(JSON.stringify(result));
  else for (const language of languages) summarise(result, { language, out, folder, say });
  return result.records.length > 0 ? 0 : 1;
}

type Asked = { folder: string; out: string; languages: readonly Language[]; asJson: boolean };

function arguments_(argv: readonly string[]): Asked | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        lang: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return { wrong: more[0] ?? "<folder>" };
    const { lang, out, json } = values;
    if (lang !== undefined && lang !== "ko" && lang !== "en") return { wrong: `--lang ${lang}` };
    return {
      folder: resolve(folder),
      out: resolve(out ?? join(process.env["DATA_DIR"] ?? "data", "profiled")),
      languages: lang === undefined ? ["ko", "en"] : [lang],
      asJson: json,
    };
  } catch {
    return { wrong: argv.find((one) => one.startsWith("-")) ?? "" };
  }
}

function summarise(
  { records, problems }: ProfileResult,
  {
    language,
    out,
    folder,
    say,
  }: { language: Language; out: string; folder: string; say: (line: string) => void },
): void {
  const tell = (key: Key, values: Record<string, string | number> = {}) =>
    fill(words[language][key], values);
  say(tell("profile.cli.reading", { folder }));
  records.forEach((record, at) => {
    const title = language === "ko" ? record.titleKo : record.titleEn;
    say(`  ${tell("profile.cli.record", { number: at + 1, title })}`);
    say(
      `     ${[persons(record, tell), readableSize(record.sizeBytes), quality(record, tell)].join(" · ")}`,
    );
  });
  if (records.length === 0) say(tell("profile.cli.nothing"));
  else say(tell("profile.cli.written", { records: records.length, folder: out }));
  if (problems.length > 0) say(tell("profile.cli.problems", { problems: problems.length }));
  for (const { file, code, detail } of problems)
    say(`  - ${file}: ${tell(`profile.problem.${code}`)} [${code}: ${detail}]`);
  say("");
}

type Tell = (key: Key, values?: Record<string, string | number>) => string;

const persons = ({ personsAre, personCount }: CatalogueRecord, tell: Tell): string =>
  tell("profile.cli.persons", {
    persons:
      personsAre === "counted"
        ? (personCount ?? 0)
        : tell(
            personsAre === "unknown" ? "profile.cli.persons-unknown" : "profile.cli.persons-few",
          ),
  });

const quality = ({ quality: { scores } }: CatalogueRecord, tell: Tell): string =>
  (["conformance", "completeness", "plausibility"] as const)
    .filter((category) => scores[category].total > 0)
    .map((category) => {
      const { passed, total } = scores[category];
      return `${tell(`profile.quality.${category}`)} ${((100 * passed) / total).toFixed(1)} %`;
    })
    .join(", ");

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => `${values[name] ?? ""}`);

const bilingual = (key: Key, values: Readonly<Record<string, string | number>>): string[] => [
  fill(koProfile[key], values),
  fill(enProfile[key], values),
];

if (import.meta.url === `file://${process.argv[1]}`)
  process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
