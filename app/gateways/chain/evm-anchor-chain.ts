import { keccak256, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { GatewayFault } from "../gateway-fault";
import type { AnchorChain, AnchorReceipt } from "./anchor-chain";
import { gatherEvidence } from "./evidence";
import { capOf, feeFieldsOf, suggestFees } from "./fees";
import { finalBlock } from "./finality";
import { estimateGas, publishData, readHead } from "./grant-anchor";
import { ask, type Provider, wordsOf } from "./provider";

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
  /** The log's origin line. */
  readonly origin: string;
  close(): Promise<void>;
};

/** Known to the chain already, in the words of geth, Besu, anvil and our own machine. */
const KNOWN = /already known|already imported|known transaction|already exists|nonce too low/;

/** Publishes heads through GrantAnchor on any chain that speaks Ethereum's JSON-RPC. */
export async function evmAnchorChain(access: ChainAccess): Promise<AnchorChain> {
  const { provider, contract, name, profile } = access;
  const account = privateKeyToAccount(access.anchorKey);
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  const logId = logIdOf(access.origin, chainId);
  if ((await ask<string>(provider, "eth_getCode", [contract, "latest"])) === "0x") {
    const cause = new Error(`no contract at ${contract} on chain ${chainId}`);
    throw new GatewayFault("chain-contract-missing", { retriable: false, cause });
  }

  return {
    name,
    profile,
    chainId,
    contract: contract.toLowerCase(),
    nonce: async () =>
      Number(await ask<string>(provider, "eth_getTransactionCount", [account.address, "latest"])),
    async connect() {
      const answered = Number(await ask<string>(provider, "eth_chainId"));
      if (answered === chainId) return;
      const cause = new Error(`chain ${chainId} was expected, ${answered} answered`);
      throw new GatewayFault("chain-is-another", { retriable: false, cause });
    },
    async head(at) {
      const block = at === "final" ? await finalBlock(provider, profile.finality) : "latest";
      if (block === undefined) return { size: 0, root: new Uint8Array(32), quorum: 0 };
      const { size, root, quorum } = await readHead(provider, { contract, logId }, block);
      return { size, root, quorum };
    },
    suggestFees: () => suggestFees(provider, profile.fees),
    async sign(head, { nonce, fees }) {
      const data = publishData(logId, head);
      const gas = await estimateGas(provider, { from: account.address, to: contract, data });
      const unsigned = { chainId, nonce, to: contract, data, gas, ...feeFieldsOf(fees) };
      const rawTx = await account.signTransaction(unsigned as TransactionSerializable);
      return { txHash: keccak256(rawTx), rawTx, nonce, feePerGas: String(capOf(fees)) };
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
      const found = await ask<RpcReceipt | null>(provider, "eth_getTransactionReceipt", [txHash]);
      if (!found) return undefined;
      const blockNumber = Number(found.blockNumber);
      const settled = await finalBlock(provider, profile.finality);
      return {
        blockNumber,
        blockHash: found.blockHash,
        gasUsed: Number(found.gasUsed),
        isAccepted: found.status === "0x1",
        isFinal: settled !== undefined && Number(settled) >= blockNumber,
      };
    },
    evidence: (blockHash) => gatherEvidence(provider, { chainId, contract, logId }, blockHash),
    close: access.close,
  };
}
