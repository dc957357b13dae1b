import { createRequire } from "node:module";
import {
  type Abi,
  encodeDeployData,
  encodeFunctionData,
  keccak256,
  type TransactionSerializable,
  zeroAddress,
  zeroHash,
} from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { nodeHashBy } from "~/domain/transparency/tree/leaf";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { consistencyRanges, pathOf, rootOf } from "~/domain/transparency/tree/tree";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import type { Provider } from "~/gateways/chain/provider";
import { nodeSha256 } from "~db/sha256";
import { publishOn } from "../../tests/support/chain";
import type { Figures } from "./figures";

type Hex = `0x${string}`;
type Artifact = { abi: Abi; bytecode: Hex };
type Receipt = { gasUsed: Hex; contractAddress: Hex; status: string; logs: { topics: Hex[] }[] };

/** Entries before the first measured batch: a log in use, not an empty one. */
const START = 10_000;
const BATCHES = [1, 16, 256, 4_096] as const;

/** The tree over so many made-up leaves. */
function treeOf(size: number) {
  const leaves = Array.from({ length: size }, (_, n) =>
    nodeSha256(Uint8Array.of(n & 255, (n >> 8) & 255, n >> 16)),
  );
  const tiles = new Map<string, Tile>();
  const nodeHash = nodeHashBy(nodeSha256);
  for (const tile of appendToTiles({ size: 0, open: new Map() }, leaves, nodeSha256)) {
    tiles.set(tileKey(tile), new Tile(tile.hashes, nodeHash));
  }
  return tileReader((id) => tiles.get(tileKey(id)) as Tile);
}

async function publishedGas(
  chain: AnchorChain,
  read: ReturnType<typeof treeOf>,
  { older, newer }: { older: number; newer: number },
): Promise<number> {
  const ranges = older === 0 ? [] : consistencyRanges({ older, newer });
  const consistency = pathOf(ranges, read, nodeSha256);
  const root = rootOf(newer, read, nodeSha256);
  const head = { prevSize: older, size: newer, root, consistency, signatures: [] };
  const signed = await publishOn(chain, head);
  const receipt = await chain.receipt(signed.txHash);
  if (!receipt?.isAccepted) throw new Error(`the contract refused ${older} → ${newer}`);
  return receipt.gasUsed;
}

/** Gas of a checkpoint per grant at several batch sizes, and of one EAS attestation beside it. */
export async function benchGas(): Promise<Figures> {
  const payer = generatePrivateKey();
  const origin = "vouchsafe.bench/log";
  const chain = await openEmbeddedChain({ file: ":memory:", origin, anchorKey: payer });
  const figures: Record<string, { value: number; unit: string }> = {};
  const read = treeOf(START + BATCHES.reduce((sum, batch) => sum + batch, 0));
  await publishedGas(chain, read, { older: 0, newer: START });
  let older = START;
  for (const batch of BATCHES) {
    const gas = await publishedGas(chain, read, { older, newer: older + batch });
    figures[`gas_per_grant_${batch}`] = { value: Math.round((gas * 10) / batch) / 10, unit: "gas" };
    older += batch;
  }
  figures["gas_eas_attestation"] = {
    value: await attestationGas(chain.provider, payer),
    unit: "gas",
  };
  await chain.close();
  return figures;
}

const easArtifact = (name: string): Artifact =>
  createRequire(import.meta.url)(
    `@ethereum-attestation-service/eas-contracts/artifacts/contracts/${name}.sol/${name}.json`,
  ) as Artifact;

/** Deploys EAS, registers a schema and attests once: 96 bytes of data and a recipient. */
async function attestationGas(provider: Provider, payer: Hex): Promise<number> {
  const account = privateKeyToAccount(payer);
  async function transact(tx: { to?: Hex; data: Hex }): Promise<Receipt> {
    const from = account.address;
    const ask = (method: string, params: unknown[]) => provider({ method, params });
    const unsigned = {
      ...tx,
      type: "eip1559",
      chainId: Number(await ask("eth_chainId", [])),
      nonce: Number(await ask("eth_getTransactionCount", [from, "latest"])),
      gas: 20_000_000n,
      maxFeePerGas: BigInt(String(await ask("eth_gasPrice", []))),
      maxPriorityFeePerGas: 0n,
    } as TransactionSerializable;
    const rawTx = await account.signTransaction(unsigned);
    await ask("eth_sendRawTransaction", [rawTx]);
    const receipt = (await ask("eth_getTransactionReceipt", [keccak256(rawTx)])) as Receipt;
    if (receipt.status !== "0x1") throw new Error("a transaction of the comparison was refused");
    return receipt;
  }
  const [registryCode, easCode] = [easArtifact("SchemaRegistry"), easArtifact("EAS")];
  const registry = await transact({ data: encodeDeployData({ ...registryCode, args: [] }) });
  const eas = await transact({
    data: encodeDeployData({ ...easCode, args: [registry.contractAddress] }),
  });
  const registered = await transact({
    to: registry.contractAddress,
    data: encodeFunctionData({
      abi: registryCode.abi,
      functionName: "register",
      args: ["bytes32 grant,uint64 from,uint64 until", zeroAddress, true],
    }),
  });
  const schema = registered.logs[0]?.topics[1] as Hex;
  const data = {
    recipient: account.address,
    expirationTime: 0n,
    revocable: true,
    refUID: zeroHash,
    data: `0x${"11".repeat(96)}` as Hex,
    value: 0n,
  };
  const attested = await transact({
    to: eas.contractAddress,
    data: encodeFunctionData({
      abi: easCode.abi,
      functionName: "attest",
      args: [{ schema, data }],
    }),
  });
  return Number(attested.gasUsed);
}
