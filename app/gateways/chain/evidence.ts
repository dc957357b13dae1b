import { createCustomCommon, Hardfork, Mainnet } from "@ethereumjs/common";
import { createMerkleProof, createMPT } from "@ethereumjs/mpt";
import { createTx, type JSONRPCTx, normalizeTxParams } from "@ethereumjs/tx";
import { base64Of, from0x, sameBytes, to0x } from "~/domain/transparency/bytes";
import { slotsOf } from "~/domain/transparency/evm/chain-steps";
import { encodeRlp, rlpInteger } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { GatewayFault } from "../gateway-fault";
import { ask, type Provider } from "./provider";

type RpcBlock = Readonly<Record<string, string>> & { readonly transactions: readonly JSONRPCTx[] };
type RpcProof = { accountProof: string[]; storageProof: { proof: string[] }[] };

/** The members of a header in their order; later forks appended to them. Source: Yellow Paper §4.3 */
const BYTE_FIELDS = new Set(
  `parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom extraData mixHash
  nonce withdrawalsRoot parentBeaconBlockRoot requestsHash`.split(/\s+/),
);
const HEADER_FIELDS = `parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom
  difficulty number gasLimit gasUsed timestamp extraData mixHash nonce baseFeePerGas withdrawalsRoot
  blobGasUsed excessBlobGas parentBeaconBlockRoot requestsHash`.split(/\s+/);

const bytesOf = (text: string): Uint8Array => {
  const digits = text.slice(2).toLowerCase();
  return from0x(`0x${digits.length % 2 === 1 ? "0" : ""}${digits}`) ?? new Uint8Array(0);
};

const integerBytesOf = (text: string): Uint8Array => {
  const bytes = bytesOf(text);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array(0) : bytes.slice(first);
};

const base64List = (nodes: readonly string[]): string[] =>
  nodes.map((node) => base64Of(bytesOf(node)));

function headerOf(block: RpcBlock): Uint8Array {
  const given = HEADER_FIELDS.filter(
    (field) => block[field] !== undefined && block[field] !== null,
  );
  const header = encodeRlp(
    given.map((field) => {
      const value = block[field] as string;
      return BYTE_FIELDS.has(field) ? bytesOf(value) : integerBytesOf(value);
    }),
  );
  if (sameBytes(keccak256(header), bytesOf(block["hash"] ?? "0x"))) return header;
  const cause = new Error(`block ${block["number"]} has a header of another form`);
  throw new GatewayFault("chain-header-unknown", { retriable: false, cause });
}

async function transactionProof(block: RpcBlock, chainId: number, txIndex: number) {
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork: Hardfork.Prague });
  const trie = await createMPT({ common });
  for (const [index, tx] of block.transactions.entries()) {
    const typed = createTx(normalizeTxParams(tx), { common });
    await trie.put(encodeRlp(rlpInteger(index)), typed.serialize());
  }
  return createMerkleProof(trie, encodeRlp(rlpInteger(txIndex)));
}

/** What to prove: that a transaction set the head of a log. */
export type EvidenceSubject = {
  readonly chainId: number;
  readonly contract: string;
  readonly logId: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly txHash: string;
};

/**
 * Gathers what a chain's own structures show: the header, the transaction in it, the state after it.
 * @throws GatewayFault when the node does not answer or makes headers of another form
 */
export async function gatherEvidence(
  provider: Provider,
  subject: EvidenceSubject,
  place: { readonly blockHash: string; readonly txIndex: number },
): Promise<ChainEvidence> {
  const block = await ask<RpcBlock>(provider, "eth_getBlockByHash", [place.blockHash, true]);
  const slots = slotsOf(subject.logId);
  const proof = await ask<RpcProof>(provider, "eth_getProof", [
    subject.contract,
    [to0x(slots.packed), to0x(slots.root)],
    block["number"],
  ]);
  const transaction = await transactionProof(block, subject.chainId, place.txIndex);
  return {
    chainId: subject.chainId,
    contract: subject.contract.toLowerCase(),
    logId: to0x(subject.logId),
    size: subject.size,
    root: base64Of(subject.root),
    txHash: subject.txHash,
    txIndex: place.txIndex,
    blockNumber: Number(block["number"]),
    blockHash: place.blockHash,
    header: base64Of(headerOf(block)),
    transaction: transaction.map(base64Of),
    account: base64List(proof.accountProof),
    storage: {
      packed: base64List(proof.storageProof[0]?.proof ?? []),
      root: base64List(proof.storageProof[1]?.proof ?? []),
    },
  };
}
