import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { hexOf } from "~/domain/transparency/bytes";
import { portableSha256 } from "~/domain/transparency/tree/leaf";
import { nodeSha256 } from "./sha256";

test("the fast SHA-256 is the SHA-256, for all lengths to 300 bytes and for every byte of a hash", () => {
  const seen = new Set<number>();
  for (let length = 0; length <= 300; length++) {
    const bytes = randomBytes(length);
    const hash = nodeSha256(bytes);
    expect(hexOf(hash)).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(hexOf(nodeSha256(new Uint8Array(bytes)))).toBe(hexOf(portableSha256(bytes)));
    expect(hash).toHaveLength(32);
    for (const byte of hash) seen.add(byte);
  }
  // Bytes above 127 are where a text could go wrong.
  expect(seen.size).toBe(256);
});

test("a hash stays as it was when the next one is made", () => {
  const first = nodeSha256(Uint8Array.of(1));
  const kept = hexOf(first);
  for (let i = 0; i < 1_000; i++) nodeSha256(Uint8Array.of(i));
  expect(hexOf(first)).toBe(kept);
});
