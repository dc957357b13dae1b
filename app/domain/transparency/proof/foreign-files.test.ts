import fc from "fast-check";
import { expect, test } from "vitest";
import { signatureChecks as checks } from "~/queries/transparency/ed25519.server";
import { aProof } from "../../../../tests/support/proven-log";
import { freshStore } from "../../../../tests/support/store";
import { encodeProofFile, type ProofFile } from "./proof-file";
import { verifyProof } from "./verify-proof";

/** Every place in a value, as the way to it. */
function waysInto(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [way];
  const inside = Object.entries(value).flatMap(([key, item]) => waysInto(item, [...way, key]));
  return [way, ...inside];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never;
  return Object.assign(copy, { [key]: replaced(copy[key], rest, by) });
}

/** What another file could say in the place of a value, from near to far. */
const strangers = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.base64String(),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => Buffer.from(b).toString("base64")),
  fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }).map((n) => `0x${n.toString(16).padStart(64, "0")}`),
  fc.maxSafeNat(),
  fc.constantFrom("", "\n", "\ud800", "toString", "__proto__", "quorum none", -0, 1.5, 2 ** 53),
);

test("a file with any value in any place is judged without an exception, and never holds", async () => {
  const { text, policyFile, blockHash } = await aProof(await freshStore());
  const trusted = { policy: policyFile, blockHashes: [blockHash] };
  const file = JSON.parse(text) as ProofFile;
  const ways = waysInto(file).slice(1);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ways), strangers, async (way, stranger) => {
      const changed = replaced(file, way, stranger) as ProofFile;
      if (JSON.stringify(changed) === JSON.stringify(file)) return;
      for (const spelled of [JSON.stringify(changed), spelledIfPossible(changed)]) {
        const { ok, steps } = await verifyProof(spelled, { checks, trusted });
        expect(ok).toBe(false);
        expect(steps.find((step) => !step.ok)?.field).toBeTypeOf("string");
      }
    }),
    { numRuns: 1_500 },
  );
}, 60_000);

/** In the file's own spelling where the form allows it: then only the meaning can be wrong. */
function spelledIfPossible(file: ProofFile): string {
  try {
    return encodeProofFile(file);
  } catch {
    return `${JSON.stringify(file, null, 2)}\n`;
  }
}

test("any bytes at all are judged without an exception", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect((await verifyProof(bytes, { checks })).ok).toBe(false);
    }),
  );
});
