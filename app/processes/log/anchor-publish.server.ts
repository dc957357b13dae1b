import { addDays } from "~/domain/shared/instant";
import { type Cost, isWithinBudget, replacementFees } from "~/domain/transparency/anchoring/fees";
import { signedOfferOf } from "~/domain/transparency/anchoring/signed-offer";
import { consistencyRanges } from "~/domain/transparency/tree/tree";
import type { HeadToPublish, SignedHead } from "~/gateways/chain/anchor-chain";
import { GatewayFault } from "~/gateways/gateway-fault";
import {
  type Anchor,
  loadAnchorsSignedSince,
  loadUnsettledAnchors,
  recordSentAnchor,
  recordSignedAnchor,
} from "~db/repositories/transparency/anchors";
import type { StoredCheckpoint } from "~db/repositories/transparency/checkpoints";
import type { Round, Sight } from "./anchor-context.server";

type Publication = {
  readonly sight: Sight;
  readonly checkpoint: StoredCheckpoint;
  /** Attempts of the same nonce, whose place this one takes. */
  readonly replaces: readonly string[];
};

/** Signs the newest checkpoint at the chain's nonce, stores the bytes, and only then sends them. */
export async function publishNewest(round: Round, publication: Publication): Promise<void> {
  const { context, chain, signal } = round;
  const { sight, checkpoint, replaces } = publication;
  const earlier = (await loadUnsettledAnchors(context.store.read, chain)).filter(({ txHash }) =>
    replaces.includes(txHash),
  );
  const fees = await affordableFees(round, earlier);
  const head = await headToPublish(round, publication);
  const signed = await chain.sign(head, { nonce: sight.nonce, fees });
  await checkBudget(round, signed);
  if (signal.aborted) return;
  const { chainId, contract } = chain;
  const { prevSize, size } = head;
  const facts = { ...signed, chainId, contract, prevSize, size, signedAt: context.now() };
  // If we stop before this write, nothing has happened: the signature was never shown to anybody.
  await context.store.tx([signed.txHash], (db) => recordSignedAnchor(db, facts));
  // If we stop here, or if another hub has taken the lease meanwhile, the next round finds the row
  // and sends the same bytes. If both of us have signed, the chain takes one of the two at this
  // nonce, and both extend the same settled head.
  await chain.send(signed.rawTx);
  await context.store.tx([signed.txHash], (db) => recordSentAnchor(db, signed.txHash));
  const { name } = chain;
  const { txHash, nonce, feePerGas } = signed;
  const fields = { chain: name, txHash, nonce, feePerGas, prevSize, size: checkpoint.size };
  if (replaces.length > 0) context.log.info(fields, "anchor sent again with a higher fee");
}

/**
 * Sends stored bytes once more, whether or not they ever arrived. A chain that knows them already
 * takes no notice; one that has forgotten them takes them again.
 */
export async function sendAgain({ context, chain }: Round, txHash: string): Promise<void> {
  const unsettled = await loadUnsettledAnchors(context.store.read, chain);
  const anchor = unsettled.find((one) => one.txHash === txHash);
  if (!anchor) return;
  await chain.send(anchor.rawTx as `0x${string}`);
  // If we stop here, the row still says `signed`, and the same bytes go out once more.
  if (anchor.status !== "signed") return;
  await context.store.tx([txHash], (db) => recordSentAnchor(db, txHash));
}

/** Fees within the limits. What waits with smaller ones goes out again before we give up for now. */
async function affordableFees(round: Round, earlier: readonly Anchor[]) {
  const { chain } = round;
  const offered = earlier.flatMap(({ rawTx }) => signedOfferOf(rawTx)?.fees ?? []);
  const fees = replacementFees(offered, await chain.suggestFees(), chain.limits ?? {});
  if (fees.ok) return fees.value;
  const youngest = earlier.at(-1);
  if (youngest) await sendAgain(round, youngest.txHash);
  const { wanted, limit } = fees.refusal;
  const cause = new Error(`${wanted} wei for a unit of gas, ${limit} allowed`);
  throw new GatewayFault("chain-fee-cap-reached", { retriable: true, cause });
}

/** The head with its proof, and with the witnesses' signatures where the contract asks for them. */
async function headToPublish(
  round: Round,
  { sight, checkpoint }: Publication,
): Promise<HeadToPublish> {
  const { context, chain, tree } = round;
  const { size: prevSize, root: prevRoot, quorum } = sight.latest;
  const { size, root } = checkpoint;
  const ranges = prevSize === 0 ? [] : consistencyRanges({ older: prevSize, newer: size });
  const consistency = await tree.path(context.store.read, ranges);
  const head = { prevSize, size, root, consistency };
  if (quorum === 0) return { ...head, signatures: [] };
  const origin = checkpoint.note.split("\n", 1)[0] ?? "";
  const { chainId, contract } = chain;
  const asked = { ...head, chainId, contract, origin, prevRoot };
  // All at once: a silent witness costs its time limit and no more.
  const answers = await Promise.allSettled(
    (context.witnesses ?? []).map((witness) => witness.signHead(asked, round.signal)),
  );
  const signatures = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  if (signatures.length < quorum) throw tooFewWitnesses({ have: signatures.length, quorum });
  return { ...head, signatures };
}

/** A chain that asks for witnesses takes no less: the head waits until enough of them answer. */
export function tooFewWitnesses({ have, quorum }: { have: number; quorum: number }): GatewayFault {
  const cause = new Error(`${have} witnesses signed, ${quorum} are needed`);
  return new GatewayFault("chain-witnesses-short", { retriable: true, cause });
}

/** Counts each nonce of the last 24 hours with the most that it can have cost. */
async function checkBudget({ context, chain }: Round, signed: SignedHead): Promise<void> {
  if (chain.limits?.dailyBudget === undefined) return;
  const since = addDays(context.now(), -1);
  const { chainId } = chain;
  const recent = await loadAnchorsSignedSince(context.store.read, { chainId, since });
  const spent = recent.map(costOf);
  if (isWithinBudget(costOf({ ...signed, gasUsed: null }), spent, chain.limits)) return;
  const cause = new Error(`the budget of ${chain.limits.dailyBudget} wei a day is used up`);
  throw new GatewayFault("chain-budget-used-up", { retriable: true, cause });
}

function costOf(anchor: Pick<Anchor, "nonce" | "rawTx" | "gasUsed" | "feePerGas">): Cost {
  const gas = anchor.gasUsed ?? signedOfferOf(anchor.rawTx)?.gasLimit ?? 0n;
  return { nonce: anchor.nonce, wei: BigInt(gas) * BigInt(anchor.feePerGas ?? 0) };
}
