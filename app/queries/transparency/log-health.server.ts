import type { Instant } from "~/domain/shared/instant";
import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { type Finding, findingKey, publicFinding } from "~/domain/transparency/monitoring/finding";
import type { MonitorReport } from "~/domain/transparency/monitoring/report";
import type { NoteKey } from "~/domain/transparency/notes/note";
import { listAnchorAlarms } from "~db/repositories/transparency/anchor-alarms";
import { listChainStates } from "~db/repositories/transparency/chain-states";
import {
  loadCheckpointCovering,
  loadLatestCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { loadMonitorReports } from "~db/repositories/transparency/monitoring/monitor-reports";
import type { Store } from "~db/store";
import { signatureChecks } from "./ed25519.server";
import { trustedReport } from "./monitoring/check-reports.server";

/** A chain that the hub publishes to. */
export type ChainInUse = {
  readonly name: string;
  readonly profile: Pick<ChainProfile, "id" | "isOutside">;
  readonly chainId: number;
  readonly contract: string;
};

/** How far each chain in use has come, and what stands against it. */
export async function chainOverview(
  { read }: Store,
  { chains, at }: { chains: readonly ChainInUse[]; at: Instant },
) {
  const newest = await loadLatestCheckpoint(read);
  const states = await listChainStates(read);
  const alarms = await listAnchorAlarms(read);
  return Promise.all(
    chains.map(async ({ name, profile, chainId, contract }) => {
      const state = states.find((each) => each.name === name && each.contract === contract);
      const headSize = state?.headSize ?? 0;
      const missing = await loadCheckpointCovering(read, headSize + 1);
      const alarm = alarms.find((each) => each.contract === contract);
      return {
        name,
        profile: profile.id,
        isOutside: profile.isOutside,
        chainId: state?.chainId ?? chainId,
        contract,
        headSize,
        finalSize: state?.finalSize ?? 0,
        checkedAt: state?.checkedAt ?? null,
        fault: state?.fault ?? null,
        /** Entries under the newest checkpoint that the chain does not hold yet. */
        lag: Math.max(0, (newest?.size ?? 0) - headSize),
        /** How long the oldest of them has waited, in milliseconds. */
        lagMs: missing ? Math.max(0, at - missing.at) : 0,
        alarm: alarm ? { kind: alarm.kind, size: alarm.size, at: alarm.at } : null,
      };
    }),
  );
}

/** The hub's own last look at its log: never, somebody else's writing, or what it found. */
export type OwnCheck =
  | { readonly state: "never" }
  | { readonly state: "forged"; readonly at: number }
  | ({ readonly state: "done" } & MonitorReport);

/**
 * The newest report, if one of the log's keys signed it.
 * @param isSupervisor whether the reader may see what findings tell of grants and rows
 */
export async function ownCheck(
  { read }: Store,
  { logKeys, isSupervisor }: { logKeys: readonly NoteKey[]; isSupervisor: boolean },
): Promise<OwnCheck> {
  const [row] = await loadMonitorReports(read, 1);
  if (!row) return { state: "never" };
  const report = await trustedReport(row, { logKeys, checks: signatureChecks });
  if (!report) return { state: "forged", at: row.at };
  const findings = isSupervisor ? report.findings : publicFindings(report.findings);
  return { state: "done", ...report, findings };
}

/** Without what they tell of grants and rows, several may read alike: each is said once. */
function publicFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map(publicFinding).map((one) => [findingKey(one), one])).values()];
}
