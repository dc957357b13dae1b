/**
 * Publishes one head after another on an embedded chain and prints each once it is acknowledged:
 * size, block number and block hash. A test kills it at any moment.
 */
import { nodeHashBy } from "~/domain/transparency/tree/leaf";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { consistencyRanges, pathOf, rootOf } from "~/domain/transparency/tree/tree";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { nodeSha256 as sha256 } from "~db/sha256";
import { publishOn } from "./chain";

const leaves = Array.from({ length: 4_000 }, (_, n) => sha256(Uint8Array.of(n & 255, n >> 8)));
const tiles = new Map(
  appendToTiles({ size: 0, open: new Map() }, leaves, sha256).map((tile) => [
    tileKey(tile),
    new Tile(tile.hashes, nodeHashBy(sha256)),
  ]),
);
const read = tileReader((id) => tiles.get(tileKey(id)) as Tile);

const chain = await openEmbeddedChain({ file: process.argv[2] ?? "", origin: "crash.test/log" });
const before = await chain.head();
for (let prevSize = before.size; prevSize < leaves.length; prevSize++) {
  const size = prevSize + 1;
  const ranges = prevSize === 0 ? [] : consistencyRanges({ older: prevSize, newer: size });
  const root = rootOf(size, read, sha256);
  const consistency = pathOf(ranges, read, sha256);
  const head = { prevSize, size, root, consistency, signatures: [] };
  const { txHash } = await publishOn(chain, head);
  const receipt = await chain.receipt(txHash);
  process.stdout.write(`${size} ${receipt?.blockNumber} ${receipt?.blockHash}\n`);
}
