import {
  encodeDeployData,
  encodeFunctionData,
  keccak256,
  type TransactionSerializable,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { ChainProfile } from "~/domain/transparency/anchoring/profile";
import { to0x } from "~/domain/transparency/bytes";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { grantAnchorAbi, grantAnchorBytecode } from "~contracts/abi/GrantAnchor";
import { GatewayFault } from "../../gateway-fault";
import { feeFieldsOf, suggestFees } from "../fees";
import { ask, type Provider } from "../provider";
import { estimateGas, readHead } from "./grant-anchor";

type Hex = `0x${string}`;

/** More than any account of the embedded chain can spend in its life. */
const ENOUGH_WEI = 10n ** 24n;

type RpcReceipt = { readonly status: string; readonly contractAddress: string | null };

/** Whoever administers the contract on a chain. */
export type Administration = {
  readonly provider: Provider;
  readonly adminKey: Hex;
  readonly fees: ChainProfile["fees"];
};

async function transact(
  { provider, adminKey, fees }: Administration,
  tx: { to?: Hex; data: Hex; value?: bigint },
) {
  const account = privateKeyToAccount(adminKey);
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  const from = account.address;
  const nonce = Number(await ask<string>(provider, "eth_getTransactionCount", [from, "latest"]));
  const { value = 0n, ...call } = tx;
  const asked = { from, ...call, value: `0x${value.toString(16)}` };
  const gas = await estimateGas(provider, asked);
  const offered = feeFieldsOf(await suggestFees(provider, { form: fees }));
  const unsigned = { chainId, nonce, gas, ...tx, ...offered };
  const rawTx = await account.signTransaction(unsigned as TransactionSerializable);
  await ask(provider, "eth_sendRawTransaction", [rawTx]);
  for (let tries = 0; tries < 120; tries++) {
    const receipt = await ask<RpcReceipt | null>(provider, "eth_getTransactionReceipt", [
      keccak256(rawTx),
    ]);
    if (receipt?.status === "0x1") return receipt;
    if (receipt) break;
    await new Promise((wake) => setTimeout(wake, 1_000));
  }
  const cause = new Error(`${keccak256(rawTx)} was not accepted`);
  throw new GatewayFault("chain-not-accepted", { retriable: false, cause });
}

/** Puts GrantAnchor on a chain. @returns its address */
export async function deployGrantAnchor(by: Administration): Promise<Hex> {
  const admin = privateKeyToAccount(by.adminKey).address;
  const data = encodeDeployData({
    abi: grantAnchorAbi,
    bytecode: grantAnchorBytecode,
    args: [admin],
  });
  const receipt = await transact(by, { data });
  return receipt.contractAddress as Hex;
}

/** A log as its administrator wants it. */
export type WantedLog = {
  readonly contract: Hex;
  readonly origin: string;
  /** The address that may publish. */
  readonly anchor: Hex;
  /** How many of which witnesses must sign each head; nobody, when left out. */
  readonly quorum?: number;
  readonly witnesses?: readonly Hex[];
};

/** Makes a log known to the contract, and lets another address publish if it was known already. */
export async function ensureLog(
  by: Administration,
  { contract, origin, anchor, quorum = 0, witnesses = [] }: WantedLog,
): Promise<void> {
  const chainId = Number(await ask<string>(by.provider, "eth_chainId"));
  const logId = logIdOf(origin, chainId);
  const known = await readHead(by.provider, { contract, logId }, "latest");
  if (known.anchor.toLowerCase() === anchor.toLowerCase()) return;
  const isNew = BigInt(known.anchor) === 0n;
  const data = isNew
    ? encodeFunctionData({
        abi: grantAnchorAbi,
        functionName: "createLog",
        args: [to0x(logId), anchor, quorum, [...witnesses]],
      })
    : encodeFunctionData({
        abi: grantAnchorAbi,
        functionName: "rotateAnchor",
        args: [to0x(logId), anchor],
      });
  await transact(by, { to: contract, data });
}

/** Gives an account of our own chain enough to pay for its transactions for good. */
export async function ensureFunds(by: Administration, to: Hex): Promise<void> {
  const balance = await ask<string>(by.provider, "eth_getBalance", [to, "latest"]);
  if (BigInt(balance) < ENOUGH_WEI) await transact(by, { to, data: "0x", value: ENOUGH_WEI });
}
