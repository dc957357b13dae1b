import fc from "fast-check";
import { decodeFunctionResult, encodeFunctionData } from "viem";
import { expect, test } from "vitest";
import { sameBytes, to0x } from "~/domain/transparency/bytes";
import { logIdOf } from "~/domain/transparency/notes/checkpoint";
import { nodeHashBy, portableSha256 as sha256 } from "~/domain/transparency/tree/leaf";
import { isConsistent, rootByInclusion } from "~/domain/transparency/tree/path";
import { appendToTiles, Tile, tileKey, tileReader } from "~/domain/transparency/tree/tiles";
import {
  consistencyRanges,
  inclusionRanges,
  pathOf,
  rootOf,
} from "~/domain/transparency/tree/tree";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import { GatewayFault } from "~/gateways/gateway-fault";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import { publishOn, signOn } from "../../tests/support/chain";

const LARGEST = 600;
const leaves = Array.from({ length: LARGEST }, (_, n) => sha256(Uint8Array.of(n & 255, n >> 8)));
const tiles = new Map(
  appendToTiles({ size: 0, open: new Map() }, leaves, sha256).map((tile) => [
    tileKey(tile),
    new Tile(tile.hashes, nodeHashBy(sha256)),
  ]),
);
const read = tileReader((id) => tiles.get(tileKey(id)) as Tile);

/** Leaves a proof alone, or changes a bit, drops, adds, or swaps hashes of it. */
const aMutation = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: "none" as const, at: 0 }) },
  fc.record({ kind: fc.constantFrom("bit" as const, "drop", "add", "swap"), at: fc.nat() }),
);
type Mutation = { kind: "none" | "bit" | "drop" | "add" | "swap"; at: number };

function mutated(proof: readonly Uint8Array[], { kind, at }: Mutation): Uint8Array[] {
  const changed: Uint8Array[] = proof.map((hash) => Uint8Array.from(hash));
  const place = changed.length === 0 ? 0 : at % changed.length;
  const hash = changed[place];
  if (kind === "add") changed.splice(place, 0, sha256(Uint8Array.of(at & 255)));
  if (!hash) return changed;
  if (kind === "bit") hash[at % 32] = (hash[at % 32] as number) ^ (1 << (at % 8));
  if (kind === "drop") changed.splice(place, 1);
  if (kind === "swap") changed.reverse();
  return changed;
}

test("the contract and the domain give the same verdict on consistency, changed proofs or not", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: LARGEST - 1 }),
      fc.integer({ min: 1, max: 200 }),
      aMutation,
      async (older, more, mutation) => {
        const newer = Math.min(older + more, LARGEST);
        const chain = await openEmbeddedChain({ file: ":memory:", origin: "test/log" });
        const [olderRoot, newerRoot] = [rootOf(older, read, sha256), rootOf(newer, read, sha256)];
        const first = {
          prevSize: 0,
          size: older,
          root: olderRoot,
          consistency: [],
          signatures: [],
        };
        await publishOn(chain, first);
        const proof = pathOf(consistencyRanges({ older, newer }), read, sha256);
        const consistency = mutated(proof, mutation);
        const ours = isConsistent({ older, olderRoot, newer, newerRoot }, consistency);
        const head = { prevSize: older, size: newer, root: newerRoot, consistency, signatures: [] };
        const theirs = await signOn(chain, head).then(
          () => true,
          (error: unknown) => {
            expect(error).toBeInstanceOf(GatewayFault);
            expect((error as GatewayFault).code).toBe("chain-refused-GrantAnchorNotConsistent");
            return false;
          },
        );
        expect(theirs).toBe(ours);
        await chain.close();
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test("the contract and the domain give the same verdict on inclusion, changed proofs or not", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin: "test/log" });
  let size = 0;
  for (const next of [1, 2, 3, 64, 255, 256, 257, 600]) {
    const ranges = size === 0 ? [] : consistencyRanges({ older: size, newer: next });
    const root = rootOf(next, read, sha256);
    const consistency = pathOf(ranges, read, sha256);
    await publishOn(chain, { prevSize: size, size: next, root, consistency, signatures: [] });
    size = next;
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat({ max: 3 }), aMutation, async (seed, shift, mutation) => {
        const index = seed % next;
        const claimed = Math.max(0, index + (shift === 0 ? 1 : shift === 1 ? -1 : 0));
        const proof = mutated(pathOf(inclusionRanges(index, next), read, sha256), mutation);
        const leafHash = leaves[index] as Uint8Array;
        const result = rootByInclusion({ leafHash, index: claimed, size: next }, proof);
        const ours = result.ok && sameBytes(result.root, root);
        const call = { abi: grantAnchorAbi, functionName: "verifyInclusion" } as const;
        const logId = to0x(logIdOf("test/log", chain.chainId));
        const args = [logId, to0x(leafHash), BigInt(claimed), proof.map(to0x)] as const;
        const request = { to: chain.contract, data: encodeFunctionData({ ...call, args }) };
        const answer = await chain.provider({ method: "eth_call", params: [request, "latest"] });
        const theirs = decodeFunctionResult({ ...call, data: answer as `0x${string}` });
        expect(theirs).toBe(ours);
      }),
      { numRuns: 25 },
    );
  }
  await chain.close();
}, 120_000);
