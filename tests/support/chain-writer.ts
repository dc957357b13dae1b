/** Publishes one head after another and prints each once it is acknowledged; a test kills it anywhere. */
import { nodeHashBy, portableSha256 as sha256 } from "~/domain/transparency/tree/leaf";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import { consistencyRanges, pathOf, rootOf } from "~/domain/transparency/tree/tree";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { publishOn } from "./chain";

const leaves = Array.from({ length: 3_000 }, (_, n) => sha256(Uint8Array.of(n & 255, n >> 8)));
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
  await publishOn(chain, { prevSize, size, root, consistency, signatures: [] });
  process.stdout.write(`${size}\n`);
}
