/** What chains show of a log: every head that they ever accepted. Any EVM that speaks JSON-RPC. */
import {
  createPublicClient,
  getAddress,
  http,
  isAddress,
  keccak256,
  type PublicClient,
  parseAbiItem,
} from "viem";
import { from0x, to0x } from "~/domain/transparency/bytes";
import { GRANT_ANCHOR_CODE_HASH } from "~/domain/transparency/evm/contract-code";
import type { Finding } from "~/domain/transparency/monitoring/finding";
import { rootFindings, type ShownHead } from "~/domain/transparency/monitoring/heads";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import { CannotLook } from "./log-client";

/** `rpcUrl,contract` or `rpcUrl,contract,firstBlock`. */
export type ChainPlace = {
  readonly rpcUrl: string;
  readonly contract: `0x${string}`;
  readonly firstBlock: bigint;
};

/** @returns nothing for a text that is not of the form */
export function readChainPlace(text: string): ChainPlace | undefined {
  const [rpcUrl = "", contract = "", block = "0", ...more] = text.split(",");
  const isRight = URL.canParse(rpcUrl) && isAddress(contract) && /^\d{1,15}$/.test(block);
  if (!isRight || more.length > 0) return undefined;
  return { rpcUrl, contract: getAddress(contract), firstBlock: BigInt(block) };
}

/** What a chain showed, asked before the log was. */
export type ChainSight = {
  readonly name: string;
  /** Where a later look goes on, by chain and contract. */
  readonly key: string;
  readonly nextBlock: number;
  readonly head: ShownHead;
  /** Heads that were accepted in blocks that were not read before. */
  readonly heads: readonly ShownHead[];
  readonly findings: readonly Finding[];
};

const CHECKPOINT = parseAbiItem(
  "event Checkpoint(bytes32 indexed logId, uint64 prevSize, uint64 size, bytes32 root)",
);
/** Nodes refuse questions over too many blocks at once. */
const BLOCKS_AT_ONCE = 5_000n;
/** Blocks this near to the newest may still be taken back, and are read again. */
const UNSETTLED_BLOCKS = 64n;

/** @param blocks the next block to read of each chain */
export async function askChain(
  { rpcUrl, contract, firstBlock }: ChainPlace,
  { origin, blocks }: { origin: string; blocks: Readonly<Record<string, number>> },
): Promise<ChainSight> {
  const client: PublicClient = createPublicClient({ transport: http(rpcUrl, { timeout: 30_000 }) });
  try {
    const chainId = await client.getChainId();
    const name = `${chainId} ${contract}`;
    const logId = to0x(logIdOf(origin, chainId));
    const newest = await client.getBlockNumber();
    const code = await client.getCode({ address: contract });
    if (!code) {
      const head = { size: 0, root: new Uint8Array(0) };
      const findings = codeFindings(name, code);
      return { name, key: name, nextBlock: Number(firstBlock), head, heads: [], findings };
    }
    const call = { abi: grantAnchorAbi, address: contract, functionName: "head" } as const;
    const [size, root] = await client.readContract({ ...call, args: [logId], blockNumber: newest });
    const from = BigInt(blocks[name] ?? Number(firstBlock));
    const heads = await headsSince(client, { contract, logId, from, newest });
    const next = newest > UNSETTLED_BLOCKS ? newest - UNSETTLED_BLOCKS : 0n;
    return {
      name,
      key: name,
      nextBlock: Number(next > from ? next : from),
      head: { size: Number(size), root: from0x(root) ?? new Uint8Array(0) },
      heads,
      findings: codeFindings(name, code),
    };
  } catch (cause) {
    if (cause instanceof CannotLook) throw cause;
    const reason = cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause);
    throw new CannotLook(`${rpcUrl}: ${reason}`, { cause });
  }
}

function codeFindings(name: string, code: `0x${string}` | undefined): Finding[] {
  const actual = code ? keccak256(code) : "none";
  const expected = GRANT_ANCHOR_CODE_HASH;
  if (actual === expected) return [];
  return [{ code: "chain-code-differs", subject: `chain:${name}`, expected, actual }];
}

type Blocks = { contract: `0x${string}`; logId: `0x${string}`; from: bigint; newest: bigint };

async function headsSince(
  client: PublicClient,
  { contract, logId, from, newest }: Blocks,
): Promise<ShownHead[]> {
  const heads: ShownHead[] = [];
  for (let fromBlock = from; fromBlock <= newest; fromBlock += BLOCKS_AT_ONCE) {
    const last = fromBlock + BLOCKS_AT_ONCE - 1n;
    const logs = await client.getLogs({
      address: contract,
      event: CHECKPOINT,
      args: { logId },
      fromBlock,
      toBlock: last < newest ? last : newest,
    });
    for (const { args } of logs) {
      heads.push({ size: Number(args.size), root: from0x(args.root ?? "") ?? new Uint8Array(0) });
    }
  }
  return heads;
}

/** Compares what a chain showed with the entries of the log. @param size what the log covers now */
export function chainFindings(
  { name, head, heads, findings }: ChainSight,
  { size, rootAt }: { size: number; rootAt: (size: number) => Uint8Array },
): Finding[] {
  const found: Finding[] = [...findings];
  const subject = `chain:${name}`;
  const all = head.size > 0 ? [...heads, head] : heads;
  const known = new Map(all.map((each) => [`${each.size} ${to0x(each.root)}`, each]));
  for (const shown of known.values()) {
    if (shown.size > size) {
      const [expected, actual] = [`≤ ${size}`, String(shown.size)];
      found.push({ code: "chain-ahead", subject, expected, actual });
    } else {
      const rebuilt = rootAt(shown.size);
      found.push(...rootFindings(shown, { rebuilt, code: "chain-differs", subject }));
    }
  }
  return found;
}
