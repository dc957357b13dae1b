/** What a monitor saw, in words or as one line of JSON. */
import type { Finding } from "~/domain/transparency/monitoring/finding";
import type { MonitorReport } from "~/domain/transparency/monitoring/report";
import { sayFinding } from "~/messages/finding-words";
import type { MessageKey, MessageParams } from "~/messages/messages";
import type { Translate } from "~/messages/translate";
import type { OutsideReport } from "./look-outside";

/** One language, or Korean with English beside it. */
export type Words = (key: MessageKey, params?: MessageParams) => string;

export const wordsOf =
  (languages: readonly Translate[]): Words =>
  (key, params) =>
    languages.map((t) => t(key, params)).join(" / ");

export function outsideLines(report: OutsideReport, words: Words): string[] {
  const { size, from, findings } = report;
  const lines = [`${new Date(report.at).toISOString()} ${report.origin}`];
  if (report.trustedKey) {
    lines.push(`? ${words("monitoring.cli.first", { key: report.trustedKey })}`);
  }
  if (size === from) lines.push(`  ${words("monitoring.cli.same", { to: size })}`);
  else if (from > 0) lines.push(`  ${words("monitoring.cli.grown", { from, to: size })}`);
  const names = report.cosignedBy.join(", ");
  lines.push(
    names === ""
      ? `? ${words("monitoring.cli.witnesses.none")}`
      : `  ${words("monitoring.cli.witnesses", { names })}`,
  );
  const isFine = findings.length === 0;
  if (isFine) {
    for (const { name: chain, ...seen } of report.chains) {
      lines.push(`✔ ${words("monitoring.cli.chain", { chain, ...seen })}`);
    }
    if (report.grants !== null) {
      lines.push(`✔ ${words("monitoring.cli.grants", { number: report.grants })}`);
    }
  }
  lines.push(...report.unseen.map((what) => `? ${words("monitoring.cli.unreachable", { what })}`));
  return [
    ...lines,
    ...endLines(findings, words, { size }),
    ...report.evidence.map((f) => `    ${f}`),
  ];
}

export function insideLines(report: MonitorReport, words: Words): string[] {
  const { entries, grantsInForce: inForce, checked, findings } = report;
  const { checkpoints, grants, visas, uses } = checked;
  const params = { entries, checkpoints, grants, inForce, visas, uses };
  return [
    `  ${words("monitoring.cli.store", params)}`,
    ...endLines(findings, words, { size: entries }),
  ];
}

function endLines(
  findings: readonly Finding[],
  words: Words,
  { size }: { size: number },
): string[] {
  if (findings.length === 0) return [`✔ ${words("monitoring.cli.fine", { size })}`];
  return [
    `✖ ${words("monitoring.cli.bad", { number: findings.length })}`,
    ...findings.flatMap((finding) => findingLines(finding, words)),
  ];
}

function findingLines(finding: Finding, words: Words): string[] {
  const said = sayFinding(translateBy(words), finding);
  return [
    `✖ ${said.what} (${finding.code})`,
    `    ${said.where}`,
    `    ${words("monitoring.expected")}: ${said.expected}`,
    `    ${words("monitoring.actual")}: ${said.actual}`,
  ];
}

/** Findings are said by a translator; here it speaks the chosen languages. */
function translateBy(words: Words): Translate {
  const maybe = (key: string, params?: MessageParams) => {
    const said = words(key as MessageKey, params);
    return said.split(" / ").every((text) => text === key) ? undefined : said;
  };
  return Object.assign(words, { maybe, locale: "ko" as const });
}
