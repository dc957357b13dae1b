import { keccak256, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { capOf, type FeeLimits } from "~/domain/transparency/anchoring/fees";
import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { GatewayFault } from "../gateway-fault";
import type { AnchorChain, AnchorReceipt } from "./anchor-chain";
import { estimateGas, NO_HEAD, publishData, readHead } from "./contract/grant-anchor";
import { joinSignatures } from "./contract/witness-signatures";
import { gatherEvidence } from "./evidence";
import { feeFieldsOf, suggestFees } from "./fees";
import { finalBlock } from "./finality";
import { guardedChain } from "./guarded-chain";
import { nodesOf } from "./nodes";
import { ask, faultOf, isAnswer, type Provider, wordsOf } from "./provider";

type Hex = `0x${string}`;
type RpcReceipt = Readonly<Record<"blockNumber" | "blockHash" | "gasUsed" | "status", string>>;

export type ChainAccess = {
  readonly name: string;
  readonly profile: ChainProfile;
  readonly limits?: FeeLimits | undefined;
  /** One for each node of the chain, in the order of preference. */
  readonly providers: readonly Provider[];
  readonly contract: Hex;
  /** What the nodes must say, if it is known beforehand. */
  readonly chainId?: number | undefined;
  /** The key that publishes; it is neither the log's key nor the administrator's. */
  readonly anchorKey: Hex;
  /** The log's origin line. */
  readonly origin: string;
  close(): Promise<void>;
};

/** Known to the chain already, in the words of geth, Besu, anvil and our own machine. */
const KNOWN = /already known|already imported|known transaction|already exists|nonce too low/;

/** @throws RangeError for what is no whole number, which would be equal to nothing */
function wholeOf(quantity: string): number {
  const number = Number(BigInt(quantity));
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError(`not a number of a chain: ${quantity}`);
}

/**
 * Publishes heads through GrantAnchor on any chain that speaks Ethereum's JSON-RPC. The chain need
 * not answer yet: each use tries to reach it.
 */
export const evmAnchorChain = (access: ChainAccess): AnchorChain =>
  guardedChain(unguardedChain(access));

function unguardedChain(access: ChainAccess): AnchorChain {
  const { contract, name, profile, limits, origin } = access;
  const account = privateKeyToAccount(access.anchorKey);
  const nodes = nodesOf(access);
  const place = async () => {
    const { provider, chainId } = await nodes.chosen();
    return { provider, chainId, contract, logId: logIdOf(origin, chainId) };
  };

  return {
    name,
    profile,
    limits,
    contract: contract.toLowerCase(),
    get chainId() {
      return nodes.chainId();
    },
    connect: async () => void (await nodes.choose()),
    async head(at) {
      const { provider, ...log } = await place();
      const block = at === "final" ? await finalBlock(provider, profile.finality) : "latest";
      if (block === undefined) return NO_HEAD;
      const { size, root, quorum } = await readHead(provider, log, block);
      return { size, root, quorum };
    },
    async nonce() {
      const { provider } = await place();
      const params = [account.address, "latest"];
      return wholeOf(await ask<string>(provider, "eth_getTransactionCount", params));
    },
    suggestFees: async () => suggestFees((await place()).provider, { form: profile.fees }),
    async sign(head, { nonce, fees }) {
      const { provider, ...log } = await place();
      const { root: prevRoot } =
        head.signatures.length > 0 ? await readHead(provider, log, "latest") : NO_HEAD;
      const signatures = await joinSignatures(provider, head, { ...log, prevRoot });
      const data = publishData(log.logId, head, signatures);
      const gas = await estimateGas(provider, { from: account.address, to: contract, data });
      const { chainId } = log;
      const unsigned = { chainId, nonce, to: contract, data, gas, ...feeFieldsOf(fees) };
      const rawTx = await account.signTransaction(unsigned as TransactionSerializable);
      return { txHash: keccak256(rawTx), rawTx, nonce, feePerGas: String(capOf(fees)) };
    },
    async send(rawTx) {
      const { provider } = await place();
      try {
        await provider({ method: "eth_sendRawTransaction", params: [rawTx] });
      } catch (cause) {
        if (isAnswer(cause) && KNOWN.test(wordsOf(cause))) return;
        throw faultOf(cause, "chain-not-sent");
      }
    },
    async receipt(txHash): Promise<AnchorReceipt | undefined> {
      const { provider } = await place();
      const found = await ask<RpcReceipt | null>(provider, "eth_getTransactionReceipt", [txHash]);
      // Some nodes show a transaction that waits as a receipt without a block.
      if (!found?.blockHash) return undefined;
      const blockNumber = wholeOf(found.blockNumber);
      const settled = await finalBlock(provider, profile.finality);
      return {
        blockNumber,
        blockHash: found.blockHash,
        gasUsed: wholeOf(found.gasUsed),
        isAccepted: found.status === "0x1",
        isFinal: settled !== undefined && Number(settled) >= blockNumber,
      };
    },
    async evidence(blockHash) {
      const { provider, ...log } = await place();
      const subject = { ...log, form: profile.headerForm };
      const evidence = await gatherEvidence(provider, subject, blockHash);
      // A block may be taken back between two of the questions, and then the answers do not fit.
      const wrong = readChain(evidence, origin).steps.find((step) => !step.ok);
      if (!wrong) return evidence;
      const cause = new Error(`the step ${wrong.step} of the proof of ${blockHash} fails`);
      throw new GatewayFault("chain-proof-wrong", { retriable: true, cause });
    },
    close: access.close,
  };
}
