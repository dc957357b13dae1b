import {
  decodeErrorResult,
  decodeFunctionData,
  decodeFunctionResult,
  encodeFunctionData,
  keccak256,
  type TransactionSerializable,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { from0x, to0x } from "~/domain/transparency/bytes";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import { GatewayFault } from "../gateway-fault";
import type { AnchorChain, AnchoredHead, AnchorReceipt, HeadToPublish } from "./anchor-chain";
import { gatherEvidence } from "./evidence";
import { ask, type Provider, revertDataOf, wordsOf } from "./provider";

type Hex = `0x${string}`;
export type RpcReceipt = Readonly<
  Record<"blockNumber" | "blockHash" | "gasUsed" | "status" | "transactionIndex", string>
> & { readonly contractAddress: string | null };

export type ChainAccess = {
  readonly name: string;
  readonly profile: ChainProfile;
  readonly provider: Provider;
  readonly contract: Hex;
  /** The key that publishes; it is neither the log's key nor the administrator's. */
  readonly anchorKey: Hex;
  /** The log's origin line; the contract knows the log by the hash of it. */
  readonly origin: string;
  close(): Promise<void>;
};

/** Known to the chain already, in the words of geth, Besu, anvil and our own machine. */
const KNOWN = /already known|already imported|known transaction|already exists|nonce too low/;

/** Publishes heads through GrantAnchor on any chain that speaks Ethereum's JSON-RPC. */
export async function evmAnchorChain(access: ChainAccess): Promise<AnchorChain> {
  const { provider, contract, kind } = access;
  const logId = logIdOf(access.origin);
  const account = privateKeyToAccount(access.anchorKey);
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  if ((await ask<string>(provider, "eth_getCode", [contract, "latest"])) === "0x") {
    const cause = new Error(`no contract at ${contract} on chain ${chainId}`);
    throw new GatewayFault("chain-contract-missing", { retriable: false, cause });
  }
  const nonce = async (): Promise<number> =>
    Number(await ask<string>(provider, "eth_getTransactionCount", [account.address, "latest"]));
  const receiptOf = (txHash: string) =>
    ask<RpcReceipt | null>(provider, "eth_getTransactionReceipt", [txHash]);

  return {
    kind,
    chainId,
    contract: contract.toLowerCase(),
    nonce,
    async connect() {
      const answered = Number(await ask<string>(provider, "eth_chainId"));
      if (answered === chainId) return;
      const cause = new Error(`chain ${chainId} was expected, ${answered} answered`);
      throw new GatewayFault("chain-is-another", { retriable: false, cause });
    },
    head: () => readHead(provider, contract, logId),
    async sign(head) {
      const data = publishData(logId, head);
      const call = { from: account.address, to: contract, data };
      const [at, gas, fees] = [
        await nonce(),
        await estimate(provider, call),
        await feesOf(provider),
      ];
      const unsigned = { chainId, nonce: at, to: contract, data, gas, ...fees };
      const rawTx = await account.signTransaction(unsigned as TransactionSerializable);
      return { txHash: keccak256(rawTx), rawTx, nonce: at };
    },
    async send(rawTx) {
      try {
        await provider({ method: "eth_sendRawTransaction", params: [rawTx] });
      } catch (cause) {
        if (KNOWN.test(wordsOf(cause))) return;
        throw new GatewayFault("chain-not-sent", { retriable: true, cause });
      }
    },
    async receipt(txHash): Promise<AnchorReceipt | undefined> {
      const receipt = await receiptOf(txHash);
      if (!receipt) return undefined;
      const newest = Number(await ask<string>(provider, "eth_blockNumber"));
      const blockNumber = Number(receipt.blockNumber);
      return {
        blockNumber,
        blockHash: receipt.blockHash,
        gasUsed: Number(receipt.gasUsed),
        isAccepted: receipt.status === "0x1",
        isFinal: newest - blockNumber + 1 >= access.confirmations,
      };
    },
    async evidence(txHash) {
      const receipt = await receiptOf(txHash);
      const tx = await ask<{ input: Hex } | null>(provider, "eth_getTransactionByHash", [txHash]);
      if (!receipt || !tx) {
        const cause = new Error(`${txHash} is in no block`);
        throw new GatewayFault("chain-transaction-missing", { retriable: true, cause });
      }
      const published = publishedBy(tx.input);
      const subject = { chainId, contract, logId, txHash, ...published };
      const txIndex = Number(receipt.transactionIndex);
      return gatherEvidence(provider, subject, { blockHash: receipt.blockHash, txIndex });
    },
    close: access.close,
  };
}

const publishData = (logId: Uint8Array, { prevSize, size, root, consistency }: HeadToPublish) =>
  encodeFunctionData({
    abi: grantAnchorAbi,
    functionName: "publish",
    args: [to0x(logId), BigInt(prevSize), BigInt(size), to0x(root), consistency.map(to0x), "0x"],
  });

function publishedBy(data: Hex): { size: number; root: Uint8Array } {
  const { args = [] } = decodeFunctionData({ abi: grantAnchorAbi, data });
  return { size: Number(args[2]), root: from0x(String(args[3])) ?? new Uint8Array(0) };
}

async function readHead(provider: Provider, to: Hex, logId: Uint8Array): Promise<AnchoredHead> {
  const call = { abi: grantAnchorAbi, functionName: "head" } as const;
  const data = encodeFunctionData({ ...call, args: [to0x(logId)] });
  const answer = await ask<Hex>(provider, "eth_call", [{ to, data }, "latest"]);
  const [size, root] = decodeFunctionResult({ ...call, data: answer });
  return { size: Number(size), root: from0x(root) ?? new Uint8Array(0) };
}

/** A bound for the gas, found by trying the call out. @throws GatewayFault naming the refusal */
export async function estimate(provider: Provider, call: object): Promise<bigint> {
  try {
    const gas = await provider({ method: "eth_estimateGas", params: [call] });
    return (BigInt(String(gas)) * 12n) / 10n;
  } catch (cause) {
    const data = revertDataOf(cause);
    if (!data) throw new GatewayFault("chain-unreachable", { retriable: true, cause });
    const name = refusalName(data);
    // Another head means that somebody published in between: reading the head again will tell.
    const retriable = name === "GrantAnchorOtherHead";
    throw new GatewayFault(`chain-refused-${name}`, { retriable, cause });
  }
}

function refusalName(data: Hex): string {
  try {
    return decodeErrorResult({ abi: grantAnchorAbi, data }).errorName;
  } catch {
    return data.slice(0, 10);
  }
}

/** Fees that stay enough while the base fee doubles; chains without a base fee get a gas price. */
export async function feesOf(provider: Provider) {
  type Block = { baseFeePerGas?: string };
  const block = await ask<Block>(provider, "eth_getBlockByNumber", ["latest", false]);
  if (block.baseFeePerGas === undefined) {
    const gasPrice = BigInt(await ask<string>(provider, "eth_gasPrice"));
    return { type: "legacy", gasPrice } as const;
  }
  const tip = BigInt(await ask<string>(provider, "eth_maxPriorityFeePerGas"));
  const maxFeePerGas = BigInt(block.baseFeePerGas) * 2n + tip;
  return { type: "eip1559", maxFeePerGas, maxPriorityFeePerGas: tip } as const;
}
