/** One whole look from outside: chains and witnesses first, then the log, then what they say of it. */
import { readFileSync } from "node:fs";
import { type Finding, Findings } from "~/domain/transparency/monitoring/finding";
import {
  checkHandedGrant,
  type HandedGrants,
  parseHandedGrants,
} from "~/domain/transparency/monitoring/handed-grants";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { type Policy, parsePolicy } from "~/domain/transparency/notes/policy";
import { nodeSha256 } from "~db/sha256";
import { askChain, type ChainPlace, type ChainSight, chainFindings } from "./ask-chains";
import { askWitnesses, witnessFindings } from "./ask-witnesses";
import { followTo, type LogLook, newestHead, rebuiltFindings } from "./follow-log";
import type { KeptLog } from "./kept-log";
import { CannotLook, type LogClient, logClient } from "./log-client";

export type OutsideOptions = {
  readonly url: string;
  /** Text of a C2SP policy; without it the log is taken as it is seen first. */
  readonly policy: string | undefined;
  readonly chains: readonly ChainPlace[];
  readonly grantsFile: string | undefined;
  /** Asks for every kept bundle again. */
  readonly isRebuild: boolean;
  /** How often, and after which pauses, a head is asked for whose witnesses have not signed yet. */
  readonly patience: { readonly tries: number; readonly pauseMs: number };
  readonly now: () => number;
};

/** What one look came to. */
export type OutsideReport = {
  readonly at: number;
  readonly url: string;
  readonly origin: string;
  readonly size: number;
  /** The size at the look before; 0 at the first. */
  readonly from: number;
  /** The key that was taken on trust, at the first look without a policy. */
  readonly trustedKey?: string;
  readonly cosignedBy: readonly string[];
  readonly chains: readonly { name: string; size: number; heads: number }[];
  readonly grants: number | null;
  /** Chains and witnesses that could not be asked. */
  readonly unseen: readonly string[];
  readonly findings: readonly Finding[];
  /** Files that hold what contradicts itself. */
  readonly evidence: readonly string[];
};

/** @throws CannotLook when the log itself could not be asked */
export async function lookOutside(kept: KeptLog, options: OutsideOptions): Promise<OutsideReport> {
  const client = logClient(options.url);
  const from = kept.tree.size;
  const grants = options.grantsFile === undefined ? null : readGrants(options.grantsFile);
  const { policy, trustedKey } = await policyOf(client, kept, options);
  const origin = originOf(policy);
  const { sights, unseen } = await askChains(options.chains, { origin, kept });
  const witnesses = await askWitnesses(policy, origin);
  const look = await newestHead(client, { policy, patience: options.patience });
  const found = new Findings();
  const evidence: string[] = [];
  found.add(look.findings);
  found.add(await follow({ client, kept, look, options }, evidence));
  const view = { size: kept.tree.size, rootAt: (size: number) => kept.rootAt(size) };
  const isFollowed = look.checkpoint?.size === view.size;
  for (const sight of sights) {
    found.add(isFollowed || sight.head.size <= view.size ? chainFindings(sight, view) : []);
    kept.blocks[sight.key] = sight.nextBlock;
  }
  for (const sight of witnesses.sights) {
    const contradictions = witnessFindings(sight, view);
    found.add(contradictions);
    if (contradictions.length === 0) continue;
    const names = [
      `${options.now()}-${sight.name.replaceAll(/\W/g, "_")}.note`,
      sight.note,
    ] as const;
    evidence.push(kept.keepEvidence(...names));
  }
  if (grants) found.add(grantFindings(grants, { kept, origin }));
  if (look.checkpoint) kept.save();
  return {
    at: options.now(),
    url: options.url,
    origin,
    size: kept.tree.size,
    from,
    ...(trustedKey === undefined ? {} : { trustedKey }),
    cosignedBy: look.checked?.cosigned.map(({ key }) => key.name) ?? [],
    chains: sights.map(({ name, head, heads }) => ({
      name,
      size: head.size,
      heads: Math.max(heads.length, 1),
    })),
    grants: grants?.grants.length ?? null,
    unseen: [...unseen, ...witnesses.silent],
    findings: found.list(),
    evidence,
  };
}

type Following = {
  readonly client: LogClient;
  readonly kept: KeptLog;
  readonly look: LogLook;
  readonly options: OutsideOptions;
};

async function follow(
  { client, kept, look, options }: Following,
  evidence: string[],
): Promise<Finding[]> {
  const { checkpoint, note } = look;
  if (!checkpoint) return [];
  const before = kept.note;
  const findings = await followTo({ client, kept }, { checkpoint, note });
  const isBroken = findings.some(({ code }) => CONTRADICTIONS.has(code));
  if (isBroken) {
    const at = options.now();
    evidence.push(kept.keepEvidence(`${at}-now.note`, note));
    if (before !== "") evidence.push(kept.keepEvidence(`${at}-before.note`, before));
  } else {
    kept.see({ size: kept.tree.size, at: options.now() });
  }
  return options.isRebuild ? [...findings, ...(await rebuiltFindings({ client, kept }))] : findings;
}

/** Findings for which two signed heads are the proof. */
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  "log-rolled-back",
  "split-view",
  "history-changed",
  "root-differs",
]);

/** The policy that was given, kept, or, at the first look, shown by the log itself. */
async function policyOf(
  client: LogClient,
  kept: KeptLog,
  { policy: given }: OutsideOptions,
): Promise<{ policy: Policy; trustedKey?: string }> {
  const text = given ?? (kept.policy === "" ? await client.policy() : kept.policy);
  const parsed = parsePolicy(text ?? "");
  if (!parsed.ok) {
    const { line, expected, actual } = parsed.refusal;
    throw new CannotLook(`policy, line ${line}: ${expected} / ${actual}`);
  }
  const [log] = parsed.value.logs;
  if (!log) throw new CannotLook("policy: log <vkey>");
  const isFirst = given === undefined && kept.policy === "";
  kept.policy = text ?? "";
  kept.origin = log.key.name;
  return { policy: parsed.value, ...(isFirst ? { trustedKey: verifierKeyOf(log.key) } : {}) };
}

const originOf = (policy: Policy): string => policy.logs[0]?.key.name ?? "";

async function askChains(
  places: readonly ChainPlace[],
  { origin, kept }: { origin: string; kept: KeptLog },
): Promise<{ sights: ChainSight[]; unseen: string[] }> {
  const sights: ChainSight[] = [];
  const unseen: string[] = [];
  for (const place of places) {
    try {
      sights.push(await askChain(place, { origin, blocks: kept.blocks }));
    } catch (error) {
      if (!(error instanceof CannotLook)) throw error;
      unseen.push(error.message);
    }
  }
  return { sights, unseen };
}

function readGrants(file: string): HandedGrants {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new CannotLook(file, { cause });
  }
  const grants = parseHandedGrants(text);
  if (!grants) throw new CannotLook(file);
  return grants;
}

function grantFindings(
  { grants, origin: named }: HandedGrants,
  { kept, origin }: { kept: KeptLog; origin: string },
): Finding[] {
  if (named !== origin) {
    return [{ code: "log-renamed", subject: "log:origin", expected: origin, actual: named }];
  }
  const view = {
    size: kept.tree.size,
    entry: (logIndex: number) => kept.entry(logIndex),
    seen: (logIndex: number) => {
      const at = kept.sightings.findIndex(({ size }) => size > logIndex);
      return {
        after: kept.sightings[at - 1]?.at ?? Number.NEGATIVE_INFINITY,
        by: kept.sightings[at]?.at ?? Number.POSITIVE_INFINITY,
      };
    },
  };
  return grants.flatMap((grant) => checkHandedGrant(grant, view, nodeSha256));
}
