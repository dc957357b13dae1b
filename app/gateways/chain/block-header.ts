import { from0x, sameBytes } from "~/domain/transparency/bytes";
import { decodeRlp, encodeRlp, type RlpItem } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import { GatewayFault } from "../gateway-fault";

/** A block in the words of JSON-RPC. */
export type RpcBlock = Readonly<Record<string, unknown>>;

/** The members of a header in their order; later forks appended to them. Source: Yellow Paper §4.3 */
const HEADER_FIELDS = `parentHash sha3Uncles miner stateRoot transactionsRoot receiptsRoot logsBloom
  difficulty number gasLimit gasUsed timestamp extraData mixHash nonce baseFeePerGas withdrawalsRoot
  blobGasUsed excessBlobGas parentBeaconBlockRoot requestsHash`.split(/\s+/);
const INTEGER_FIELDS = new Set(
  "difficulty number gasLimit gasUsed timestamp baseFeePerGas blobGasUsed excessBlobGas".split(" "),
);
const EXTRA_DATA = HEADER_FIELDS.indexOf("extraData");
const NOTHING = new Uint8Array(0);

/** The bytes of a hexadecimal text of JSON-RPC, where integers may have an odd number of digits. */
export function rpcBytes(text: unknown): Uint8Array {
  const digits = String(text).slice(2).toLowerCase();
  return from0x(`0x${digits.length % 2 === 1 ? "0" : ""}${digits}`) ?? NOTHING;
}

function integerBytes(text: unknown): Uint8Array {
  const bytes = rpcBytes(text);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? NOTHING : bytes.slice(first);
}

/**
 * What validators of Besu hash in place of their extra data: without round and seals, which differ
 * from node to node. QBFT leaves an empty place for them, IBFT 2.0 none.
 * Source: Hyperledger Besu, QbftExtraDataCodec and IbftExtraDataCodec
 */
function* extraDataForms(extraData: Uint8Array): Generator<Uint8Array> {
  yield extraData;
  const items = decodeRlp(extraData);
  if (items === undefined || items instanceof Uint8Array || items.length !== 5) return;
  const agreed: readonly RlpItem[] = items.slice(0, 3);
  yield encodeRlp([...agreed, NOTHING, []]);
  yield encodeRlp(agreed);
}

/**
 * A block's header in RLP, such that its Keccak-256 is the block hash.
 * @throws GatewayFault `chain-form-unknown` when no form that we know leads to the hash
 */
export function headerOf(block: RpcBlock): Uint8Array {
  const given = HEADER_FIELDS.filter((field) => typeof block[field] === "string");
  const members = given.map((field) =>
    INTEGER_FIELDS.has(field) ? integerBytes(block[field]) : rpcBytes(block[field]),
  );
  const hash = rpcBytes(block["hash"]);
  for (const extraData of extraDataForms(rpcBytes(block["extraData"]))) {
    const header = encodeRlp(members.with(EXTRA_DATA, extraData));
    if (sameBytes(keccak256(header), hash)) return header;
  }
  throw formUnknown(`block ${String(block["number"])} has a header of another form`);
}

export const formUnknown = (words: string): GatewayFault =>
  new GatewayFault("chain-form-unknown", { retriable: false, cause: new Error(words) });
