import type { Plain } from "~/domain/shared/event";
import { utf8 } from "../bytes";
import { canonicalJson } from "../canonical";
import type { Finding } from "./finding";

/** How much was looked at. */
export type Checked = {
  readonly checkpoints: number;
  readonly cosignatures: number;
  readonly anchors: number;
  readonly tiles: number;
  readonly grants: number;
  readonly visas: number;
  readonly uses: number;
  readonly erasures: number;
  /** Decisions, fees, refused uses and other rows that name their entry. */
  readonly rows: number;
  /** Chains whose head was compared, and those that did not answer. */
  readonly chains: readonly string[];
  readonly silentChains: readonly string[];
};

/** What a look at everything came to. Moments are UTC milliseconds. */
export type MonitorReport = {
  readonly at: number;
  readonly entries: number;
  readonly grantsInForce: number;
  readonly durationMs: number;
  readonly findings: readonly Finding[];
  readonly checked: Checked;
};

/**
 * What the log's key signs over a report, so that whoever only has the database cannot write one.
 * No checkpoint reads like this: its first line is no origin.
 */
export function reportMessage(origin: string, report: MonitorReport): Uint8Array {
  const { at, entries, grantsInForce, durationMs, findings, checked } = report;
  const body = { at, entries, grantsInForce, durationMs, findings, checked } as unknown as Plain;
  return utf8(`vouchsafe-monitor-report/1 ${origin}\n${canonicalJson(body)}\n`);
}
