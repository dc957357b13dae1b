import {
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  keccak256,
  type TransactionSerializable,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { to0x } from "~/domain/transparency/bytes";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { grantAnchorAbi, grantAnchorBytecode } from "~contracts/abi/GrantAnchor";
import { GatewayFault } from "../gateway-fault";
import { estimate, feesOf, type RpcReceipt } from "./evm-anchor-chain";
import { ask, type Provider } from "./provider";

type Hex = `0x${string}`;

type Administration = { readonly provider: Provider; readonly adminKey: Hex };

async function transact({ provider, adminKey }: Administration, tx: { to?: Hex; data: Hex }) {
  const account = privateKeyToAccount(adminKey);
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  const from = account.address;
  const nonce = Number(await ask<string>(provider, "eth_getTransactionCount", [from, "latest"]));
  const gas = await estimate(provider, { from, ...tx });
  const unsigned = { chainId, nonce, gas, ...tx, ...(await feesOf(provider)) };
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
  const head = { abi: grantAnchorAbi, functionName: "head" } as const;
  const args = [to0x(logIdOf(origin))] as const;
  const call = { to: contract, data: encodeFunctionData({ ...head, args }) };
  const data = await ask<Hex>(by.provider, "eth_call", [call, "latest"]);
  const [, , current] = decodeFunctionResult({ ...head, data });
  if (BigInt(current) !== 0n) return;
  await transact(by, {
    to: contract,
    data: encodeFunctionData({
      abi: grantAnchorAbi,
      functionName: "createLog",
      args: [...args, anchor, 0, []],
    }),
  });
}
