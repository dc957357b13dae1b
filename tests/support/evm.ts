/** Machines for contracts: our own and anvil, which shares no code with it. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { keccak256, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { BlockStore } from "~/gateways/chain/embedded/block-store";
import { Machine } from "~/gateways/chain/embedded/machine";
import { embeddedRpc } from "~/gateways/chain/embedded/rpc/rpc";
import { httpProvider, type Provider } from "~/gateways/chain/provider";

type Hex = `0x${string}`;
type Receipt = { readonly gasUsed: Hex; readonly contractAddress: Hex; readonly status: string };

/** The published first key of anvil's test mnemonic; worth nothing anywhere. Rich on both machines. */
export const RICH_KEY: Hex = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
const rich = privateKeyToAccount(RICH_KEY);

export type Evm = { readonly provider: Provider; close(): Promise<void> };

/** Our machine, in memory. */
export async function embeddedEvm(): Promise<Evm> {
  const store = new BlockStore(":memory:");
  const machine = await Machine.open(store, { rich: [rich.address], now: Date.now });
  return { provider: embeddedRpc(machine, store), close: async () => store.close() };
}

/** Anvil comes as a package of its own for each platform; null where ours has none. */
export function anvilProgram(): string | null {
  try {
    const platform = process.arch === "x64" ? "amd64" : process.arch;
    const manifest = `@foundry-rs/anvil-${process.platform}-${platform}/package.json`;
    return join(dirname(createRequire(import.meta.url).resolve(manifest)), "bin", "anvil");
  } catch {
    return null;
  }
}

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });

/** Starts anvil on a free port. @param options more of its command line */
export async function anvilEvm(options: readonly string[] = []): Promise<Evm> {
  const program = anvilProgram();
  if (program === null) throw new Error("no anvil for this platform");
  const port = await freePort();
  const node: ChildProcess = spawn(program, ["--port", String(port), "--quiet", ...options]);
  const provider = httpProvider(`http://127.0.0.1:${port}`);
  const isUp = () =>
    provider({ method: "eth_chainId" }).then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await isUp()); tries++) {
    if (tries === 100) throw new Error("anvil did not start");
    await new Promise((wake) => setTimeout(wake, 100));
  }
  return { provider, close: async () => void node.kill() };
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
