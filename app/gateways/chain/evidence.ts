import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { base64Of, to0x } from "~/domain/transparency/bytes";
import { slotsOf } from "~/domain/transparency/evm/log-slots";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { GatewayFault } from "../gateway-fault";
import { formUnknown, headerOf, type RpcBlock, rpcBytes } from "./block-header";
import { ask, type Provider } from "./provider";

type RpcProof = {
  readonly accountProof: readonly string[];
  readonly storageProof: readonly { readonly proof: readonly string[] }[];
};

/** What to prove: the head of a log in a contract. */
export type EvidenceSubject = {
  readonly chainId: number;
  readonly contract: string;
  readonly logId: Uint8Array;
  readonly form: ChainProfile["headerForm"];
};

const base64List = (nodes: readonly string[]): string[] =>
  nodes.map((node) => base64Of(rpcBytes(node)));

/**
 * Gathers what a chain's own structures show after a block: its header and the state of the log.
 * @throws GatewayFault when the node does not answer, or the chain's form is not Ethereum's
 */
export async function gatherEvidence(
  provider: Provider,
  { chainId, contract, logId, form }: EvidenceSubject,
  blockHash: string,
): Promise<ChainEvidence> {
  if (form === "as-given") throw formUnknown("this family of chains has headers of its own form");
  const block = await ask<RpcBlock | null>(provider, "eth_getBlockByHash", [blockHash, false]);
  if (!block) {
    const cause = new Error(`no block ${blockHash}`);
    throw new GatewayFault("chain-block-missing", { retriable: true, cause });
  }
  const slots = slotsOf(logId);
  const proof = await ask<RpcProof>(provider, "eth_getProof", [
    contract,
    [to0x(slots.packed), to0x(slots.root)],
    block["number"],
  ]);
  const storage = proof.storageProof.flatMap((slot) => slot.proof);
  return {
    chainId,
    contract: contract.toLowerCase(),
    blockHash,
    header: base64Of(headerOf(block)),
    account: base64List(proof.accountProof),
    storage: base64List([...new Set(storage)]),
  };
}
