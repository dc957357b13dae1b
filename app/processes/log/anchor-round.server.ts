import { nextStep } from "~/domain/transparency/anchoring/next-step";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { isGatewayFault } from "~/gateways/gateway-fault";
import {
  loadCheckpointCovering,
  loadLatestCheckpoint,
} from "~db/repositories/transparency/checkpoints";
import { loadSizeCosignedBy } from "~db/repositories/transparency/cosignatures";
import { treeOf } from "~db/repositories/transparency/log-tree";
import { type ForeignKind, foreignKindOf } from "./anchor-alarm.server";
import { lookAtAttempts } from "./anchor-attempts.server";
import type { AnchorContext, Round, Sight } from "./anchor-context.server";
import { publishNewest, sendAgain, tooFewWitnesses } from "./anchor-publish.server";

/** How a round ended. */
export type RoundEnd =
  /** `rest`: all is there. `open`: something is on its way. `more`: go on at once. */
  | { readonly kind: "rest" | "open" | "more"; readonly sight: Sight }
  /** The chain changed while we looked. */
  | { readonly kind: "moved" }
  | { readonly kind: "foreign"; readonly sight: Sight; readonly foreign: ForeignKind };

/**
 * Brings one chain a step further, starting from what the chain itself says. Nothing is remembered
 * between rounds but the rows of `anchors`, so a round may be killed anywhere and repeated anywhere.
 */
export async function anchorRound(
  context: AnchorContext,
  chain: AnchorChain,
  signal: AbortSignal,
): Promise<RoundEnd> {
  const round = { context, chain, tree: treeOf(context.store), signal };
  await chain.connect();
  const first = await walk(round, { mayAct: true });
  if (first.kind !== "acted") return first;
  // A chain that makes its block at once has accepted it by now: settle it in the same round.
  const second = await walk(round, { mayAct: false });
  return second.kind === "acted" ? { kind: "moved" } : second;
}

async function walk(
  round: Round,
  { mayAct }: { mayAct: boolean },
): Promise<RoundEnd | { readonly kind: "acted" }> {
  const { context, chain, signal } = round;
  const sight = await lookAt(chain);
  if (!sight) return { kind: "moved" };
  const foreign = await foreignKindOf(round, sight);
  if (foreign) return { kind: "foreign", sight, foreign };
  const { open, isUnproved, hasMoved } = await lookAtAttempts(round, sight);
  if (hasMoved) return { kind: "moved" };
  const checkpoint = await checkpointFor(round, sight);
  const sizes = {
    latest: sight.latest.size,
    final: sight.final.size,
    newest: checkpoint?.size ?? 0,
  };
  const { profile } = chain;
  const step = nextStep({ ...sizes, nonce: sight.nonce, open, now: context.now(), profile });
  if (step.kind === "rest") return { kind: isUnproved ? "open" : "rest", sight };
  if (step.kind === "wait" || !checkpoint) return { kind: "open", sight };
  const isFresh = step.kind === "publish" && step.replaces.length === 0;
  if (!mayAct || signal.aborted) return { kind: isFresh ? "more" : "open", sight };
  try {
    if (step.kind === "resend") await sendAgain(round, step.txHash);
    else await publishNewest(round, { sight, checkpoint, replaces: step.replaces });
  } catch (error) {
    // The trial run met another head than we had read: look again.
    if (isGatewayFault(error) && error.code === OTHER_HEAD) return { kind: "moved" };
    throw error;
  }
  return { kind: "acted" };
}

/**
 * The newest checkpoint; for a contract that asks for witnesses the newest one that so many have
 * cosigned, because a witness signs no other head.
 */
async function checkpointFor({ context }: Round, { latest }: Sight) {
  const { read } = context.store;
  const newest = await loadLatestCheckpoint(read);
  if (!newest || latest.quorum === 0 || newest.size <= latest.size) return newest;
  const size = await loadSizeCosignedBy(read, latest.quorum);
  if (size <= latest.size) throw tooFewWitnesses({ have: 0, quorum: latest.quorum });
  return loadCheckpointCovering(read, size);
}

const OTHER_HEAD = "chain-refused-GrantAnchorOtherHead";

/**
 * Nonce and heads of one moment. A block, or one less, between the questions shows in the nonce;
 * what slips through meets the trial run before signing, and then the contract's own comparison.
 */
async function lookAt(chain: AnchorChain): Promise<Sight | undefined> {
  const nonce = await chain.nonce();
  const latest = await chain.head("latest");
  const final = await chain.head("final");
  return (await chain.nonce()) === nonce ? { nonce, latest, final } : undefined;
}
