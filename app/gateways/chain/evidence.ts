import { base64Of, from0x, sameBytes, to0x } from "~/domain/transparency/bytes";
import { slotsOf } from "~/domain/transparency/evm/log-slots";
import { encodeRlp } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import type { ChainEvidence } from "~/domain/transparency/proof/proof-file";
import { GatewayFault } from "../gateway-fault";
import { ask, type Provider } from "./provider";

type RpcBlock = Readonly<Record<string, string>>;
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

/** What to prove: the head of a log in a contract. */
export type EvidenceSubject = {
  readonly chainId: number;
  readonly contract: string;
  readonly logId: Uint8Array;
};

/**
 * Gathers what a chain's own structures show after a block: its header and the state of the log.
 * @throws GatewayFault when the node does not answer or makes headers of another form
 */
export async function gatherEvidence(
  provider: Provider,
  subject: EvidenceSubject,
  blockHash: string,
): Promise<ChainEvidence> {
  const block = await ask<RpcBlock | null>(provider, "eth_getBlockByHash", [blockHash, false]);
  if (!block) {
    const cause = new Error(`no block ${blockHash}`);
    throw new GatewayFault("chain-block-missing", { retriable: true, cause });
  }
  const slots = slotsOf(subject.logId);
  const proof = await ask<RpcProof>(provider, "eth_getProof", [
    subject.contract,
    [to0x(slots.packed), to0x(slots.root)],
    block["number"],
  ]);
  const storage = proof.storageProof.flatMap((slot) => slot.proof);
  return {
    chainId: subject.chainId,
    contract: subject.contract.toLowerCase(),
    blockHash,
    header: base64Of(headerOf(block)),
    account: base64List(proof.accountProof),
    storage: base64List([...new Set(storage)]),
  };
}
