import {
  type Abi,
  encodeDeployData,
  encodeFunctionData,
  keccak256,
  type TransactionSerializable,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { type EmbeddedChain, openEmbeddedChain } from "~/gateways/chain/open-chain";

type Hex = `0x${string}`;
type Receipt = {
  readonly gasUsed: Hex;
  readonly contractAddress: Hex;
  readonly status: string;
  readonly logs: readonly { readonly topics: readonly Hex[] }[];
};

/** A contract as its compiler gives it. */
export type Artifact = { readonly abi: Abi; readonly bytecode: Hex };

/** An account that can pay for whatever is measured, on a chain of its own. */
export type Payer = {
  readonly address: Hex;
  readonly chain: EmbeddedChain;
  deploy(artifact: Artifact, args?: readonly unknown[]): Promise<Contract>;
};

/** A deployed contract. */
export type Contract = {
  readonly address: Hex;
  /** Calls a function in a transaction of its own. @throws when it is refused */
  call(functionName: string, args: readonly unknown[]): Promise<Called>;
};

/** What a call cost, all of the transaction counted, and the topics of its first event. */
export type Called = { readonly gas: number; readonly topics: readonly Hex[] };

export async function openPayer(): Promise<Payer> {
  const key = generatePrivateKey();
  const payer = privateKeyToAccount(key);
  const origin = "vouchsafe.bench/log";
  const chain = await openEmbeddedChain({ file: ":memory:", origin, anchorKey: key });
  const ask = (method: string, params: unknown[]) => chain.provider({ method, params });

  async function transact(tx: { to?: Hex; data: Hex }): Promise<Receipt> {
    const unsigned = {
      ...tx,
      type: "eip1559",
      chainId: chain.chainId,
      nonce: Number(await ask("eth_getTransactionCount", [payer.address, "latest"])),
      gas: 20_000_000n,
      maxFeePerGas: BigInt(String(await ask("eth_gasPrice", []))),
      maxPriorityFeePerGas: 0n,
    } as TransactionSerializable;
    const rawTx = await payer.signTransaction(unsigned);
    await ask("eth_sendRawTransaction", [rawTx]);
    const receipt = (await ask("eth_getTransactionReceipt", [keccak256(rawTx)])) as Receipt;
    if (receipt.status !== "0x1") throw new Error("a measured transaction was refused");
    return receipt;
  }

  return {
    address: payer.address,
    chain,
    async deploy({ abi, bytecode }, args = []) {
      const made = await transact({ data: encodeDeployData({ abi, bytecode, args }) });
      const to = made.contractAddress;
      return {
        address: to,
        async call(functionName, given) {
          const data = encodeFunctionData({ abi, functionName, args: given });
          const { gasUsed, logs } = await transact({ to, data });
          return { gas: Number(gasUsed), topics: logs[0]?.topics ?? [] };
        },
      };
    },
  };
}
