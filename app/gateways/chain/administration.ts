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
import { GatewayFault } from "../gateway-fault";
import type { RpcReceipt } from "./evm-anchor-chain";
import { feeFieldsOf, suggestFees } from "./fees";
import { estimateGas, readHead } from "./grant-anchor";
import { ask, type Provider } from "./provider";

type Hex = `0x${string}`;

type Administration = {
  readonly provider: Provider;
  readonly adminKey: Hex;
  readonly fees: ChainProfile["fees"];
};

async function transact({ provider, adminKey, fees }: Administration, tx: { to?: Hex; data: Hex }) {
  const account = privateKeyToAccount(adminKey);
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  const from = account.address;
  const nonce = Number(await ask<string>(provider, "eth_getTransactionCount", [from, "latest"]));
  const gas = await estimateGas(provider, { from, ...tx });
  const offered = feeFieldsOf(await suggestFees(provider, fees));
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

/** Makes a log known to the contract, unless it is. @param anchor the address that may publish */
export async function ensureLog(
  by: Administration,
  { contract, origin, anchor }: { contract: Hex; origin: string; anchor: Hex },
): Promise<void> {
  const chainId = Number(await ask<string>(by.provider, "eth_chainId"));
  const logId = logIdOf(origin, chainId);
  const known = await readHead(by.provider, { contract, logId }, "latest");
  if (BigInt(known.anchor) !== 0n) return;
  await transact(by, {
    to: contract,
    data: encodeFunctionData({
      abi: grantAnchorAbi,
      functionName: "createLog",
      args: [to0x(logId), anchor, 0, []],
    }),
  });
}
