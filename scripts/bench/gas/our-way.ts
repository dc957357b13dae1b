import { concatHex, type Hex, keccak256, toHex, zeroHash } from "viem";
import { type LocalAccount, privateKeyToAccount } from "viem/accounts";
import { to0x } from "~/domain/transparency/bytes";
import { nodeHashBy } from "~/domain/transparency/tree/leaf";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { consistencyRanges, pathOf, rootOf } from "~/domain/transparency/tree/tree";
import { grantAnchorAbi, grantAnchorBytecode } from "~contracts/abi/GrantAnchor";
import { nodeSha256 } from "~db/sha256";
import type { Contract, Payer } from "./payer";

/** Entries before the first measured batch: a log in use, not an empty one. */
const START = 10_000;
const BATCHES = [1, 16, 256, 4_096] as const;
const MOST_WITNESSES = 3;
const WITNESSED_BATCH = 4_096;

type NodeReader = ReturnType<typeof tileReader>;

/** The tree over so many made-up leaves. */
function treeOf(size: number): NodeReader {
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

/** By ascending address, which is the order of their signatures. */
const witnesses: readonly LocalAccount[] = Array.from({ length: MOST_WITNESSES }, (_, n) =>
  privateKeyToAccount(keccak256(toHex(`witness ${n}`))),
).sort((one, other) => (BigInt(one.address) < BigInt(other.address) ? -1 : 1));

const CHECKPOINT = [
  { name: "logId", type: "bytes32" },
  { name: "prevSize", type: "uint64" },
  { name: "prevRoot", type: "bytes32" },
  { name: "size", type: "uint64" },
  { name: "root", type: "bytes32" },
] as const;

/** A log of its own whose heads need so many signatures. */
async function aLog(payer: Payer, { anchor, quorum }: { anchor: Contract; quorum: number }) {
  const read = treeOf(START + BATCHES.reduce((sum, batch) => sum + batch, 0));
  const logId = keccak256(toHex(`log with ${quorum}`));
  const signers = witnesses.slice(0, quorum);
  const addresses = signers.map((one) => one.address);
  await anchor.call("createLog", [logId, payer.address, quorum, addresses]);
  let [size, root]: [number, Hex] = [0, zeroHash];
  /** @returns the gas of the publication */
  return async function grow(batch: number): Promise<number> {
    const newer = size + batch;
    const newRoot = to0x(rootOf(newer, read, nodeSha256));
    const ranges = size === 0 ? [] : consistencyRanges({ older: size, newer });
    const proof = pathOf(ranges, read, nodeSha256).map(to0x);
    const typed = {
      domain: {
        name: "Vouchsafe GrantAnchor",
        version: "1",
        chainId: payer.chain.chainId,
        verifyingContract: anchor.address,
      },
      types: { Checkpoint: CHECKPOINT },
      primaryType: "Checkpoint",
      message: {
        logId,
        prevSize: BigInt(size),
        prevRoot: root,
        size: BigInt(newer),
        root: newRoot,
      },
    } as const;
    const signed = await Promise.all(signers.map((one) => one.signTypedData(typed)));
    const args = [logId, BigInt(size), BigInt(newer), newRoot, proof, concatHex(signed)];
    const { gas } = await anchor.call("publish", args);
    [size, root] = [newer, newRoot];
    return gas;
  };
}

const perGrant = (gas: number, batch: number): number => Math.round((gas * 10) / batch) / 10;

/** Gas of a head per grant, with the consistency proof checked, at several batches and quorums. */
export async function ourWay(payer: Payer): Promise<Record<string, number>> {
  const artifact = { abi: grantAnchorAbi, bytecode: grantAnchorBytecode };
  const anchor = await payer.deploy(artifact, [payer.address]);
  const figures: Record<string, number> = {};
  const grow = await aLog(payer, { anchor, quorum: 0 });
  await grow(START);
  for (const batch of BATCHES) {
    const gas = await grow(batch);
    figures[`gas_per_grant_${batch}`] = perGrant(gas, batch);
    if (batch === WITNESSED_BATCH) figures["gas_checkpoint"] = gas;
  }
  for (let quorum = 1; quorum <= MOST_WITNESSES; quorum++) {
    const growWitnessed = await aLog(payer, { anchor, quorum });
    await growWitnessed(START + 1 + 16 + 256);
    const gas = await growWitnessed(WITNESSED_BATCH);
    figures[`gas_checkpoint_${quorum}_witnesses`] = gas;
    figures[`gas_per_grant_${WITNESSED_BATCH}_${quorum}_witnesses`] = perGrant(
      gas,
      WITNESSED_BATCH,
    );
  }
  return figures;
}
