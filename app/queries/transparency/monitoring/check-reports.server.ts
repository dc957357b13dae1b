import type { Finding } from "~/domain/transparency/monitoring/finding";
import { type MonitorReport, reportMessage } from "~/domain/transparency/monitoring/report";
import type { SignatureChecks } from "~/domain/transparency/notes/cosignature";
import type { NoteKey } from "~/domain/transparency/notes/note";
import {
  loadMonitorReports,
  type MonitorReportRow,
} from "~db/repositories/transparency/monitoring/monitor-reports";
import type { Db } from "~db/store";

type Signer = { readonly logKeys: readonly NoteKey[]; readonly checks: SignatureChecks };

/** How many of the newest reports are looked at. */
const REPORTS = 20;

/** A stored report whose signature is the log's; undefined for one that somebody else wrote. */
export async function trustedReport(
  row: MonitorReportRow,
  { logKeys, checks }: Signer,
): Promise<MonitorReport | undefined> {
  const { signature, checked, ...facts } = row;
  if (!signature || !checked) return undefined;
  const report = { ...facts, checked };
  for (const { name, publicKey } of logKeys) {
    const message = reportMessage(name, report);
    if (await checks.ed25519({ publicKey, message, signature })) return report;
  }
  return undefined;
}

/** Whether each of the newest reports was written by the hub. */
export async function checkReports(db: Db, signer: Signer): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (signer.logKeys.length === 0) return findings;
  for (const row of await loadMonitorReports(db, REPORTS)) {
    if (await trustedReport(row, signer)) continue;
    const subject = `report:${new Date(row.at).toISOString()}`;
    findings.push({ code: "report-forged", subject, expected: "good", actual: "bad" });
  }
  return findings;
}
