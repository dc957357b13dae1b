/** Machines for contracts: our own and anvil, which shares no code with it. */
import { keccak256, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { BlockStore } from "~/gateways/chain/embedded/block-store";
import { Machine } from "~/gateways/chain/embedded/machine";
import { embeddedRpc } from "~/gateways/chain/embedded/rpc/rpc";
import type { Provider } from "~/gateways/chain/provider";
import { ANVIL_ADMIN, startAnvil } from "../anvil";

type Hex = `0x${string}`;
type Receipt = { readonly gasUsed: Hex; readonly contractAddress: Hex; readonly status: string };

/** Anvil makes it rich, and so do we on our machine. */
const rich = privateKeyToAccount(ANVIL_ADMIN);

export type Evm = { readonly provider: Provider; close(): Promise<void> };

/** Our machine, in memory. */
export async function embeddedEvm(): Promise<Evm> {
  const store = new BlockStore(":memory:");
  const machine = await Machine.open(store, { rich: [rich.address], now: Date.now });
  return { provider: embeddedRpc(machine, store), close: async () => store.close() };
}

/** A node of another maker, on a port of its own. */
export async function anvilEvm(): Promise<Evm> {
  const { provider, stop } = await startAnvil();
  return { provider, close: stop };
}

/** Sends a transaction from the rich account and answers its receipt. @throws when it is refused */
export async function transact(
  { provider }: Evm,
  tx: { to?: Hex; data: Hex; value?: bigint },
): Promise<Receipt> {
  const ask = (method: string, params: readonly unknown[]) => provider({ method, params });
  const unsigned = {
    ...tx,
    type: "eip1559",
    chainId: Number(await ask("eth_chainId", [])),
    nonce: Number(await ask("eth_getTransactionCount", [rich.address, "latest"])),
    gas: 10_000_000n,
    maxFeePerGas: BigInt(String(await ask("eth_gasPrice", []))) * 2n,
    maxPriorityFeePerGas: 0n,
  } as TransactionSerializable;
  const rawTx = await rich.signTransaction(unsigned);
  await ask("eth_sendRawTransaction", [rawTx]);
  for (let tries = 0; tries < 100; tries++) {
    const receipt = await ask("eth_getTransactionReceipt", [keccak256(rawTx)]);
    if (receipt && (receipt as Receipt).status === "0x1") return receipt as Receipt;
    if (receipt) throw new Error("a transaction was refused");
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error("a transaction stayed in no block");
}
