import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hexOf, utf8 } from "../bytes";
import { commitmentOf, leafHashBy, leafHashOf, portableSha256 } from "./leaf";

const leafHash = leafHashBy(portableSha256);

test("the leaf hash of many events is the one of each, whatever was hashed before it", () => {
  const salt = fc.uint8Array({ minLength: 32, maxLength: 32 });
  // Long and short, of one to four bytes a character, so that the scratch grows and is used again.
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.nat(6_000).map((length) => "가".repeat(length)),
  );
  fc.assert(
    fc.property(salt, text, (key, canonical) => {
      const made = hexOf(leafHash(key, canonical));
      const commitment = commitmentOf({ salt: key, canonical: utf8(canonical) });
      expect(made).toBe(hexOf(leafHashOf(commitment)));
      const mac = createHmac("sha256", key).update(canonical, "utf8").digest();
      expect(made).toBe(createHash("sha256").update(Buffer.of(0)).update(mac).digest("hex"));
    }),
    { numRuns: 60 },
  );
});
