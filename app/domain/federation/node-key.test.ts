import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { expect, test } from "vitest";
import { readNodeKey } from "./node-key";

/** Source: RFC 8037 Appendix A.3 */
const RFC_KEY = { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" };

test("a key is named by its thumbprint, as RFC 8037 prints it", () => {
  expect(readNodeKey(JSON.stringify(RFC_KEY))).toMatchObject({
    ok: true,
    value: { id: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", algorithm: "EdDSA" },
  });
});

test("both kinds of keys are read, and nothing beside the key is kept", async () => {
  for (const algorithm of ["EdDSA", "ES256"] as const) {
    const { publicKey } = await generateKeyPair(algorithm, { extractable: true });
    const jwk = await exportJWK(publicKey);
    const read = readNodeKey(JSON.stringify({ note: "서버 1", use: "sig", ...jwk }));
    expect(read).toEqual({
      ok: true,
      value: { id: await calculateJwkThumbprint(jwk), algorithm, publicJwk: jwk },
    });
  }
});

test("a private key is refused by its own word", () => {
  expect(readNodeKey(JSON.stringify({ ...RFC_KEY, d: "AA" }))).toMatchObject({
    refusal: { code: "node-key-private" },
  });
});

test("what is no key of ours is refused", () => {
  const wrong = [
    "",
    "[]",
    "null",
    "{",
    JSON.stringify({ ...RFC_KEY, crv: "X25519" }),
    JSON.stringify({ ...RFC_KEY, x: `${RFC_KEY.x}A` }),
    // The last digit carries bits that belong to no byte: a second spelling of the same key.
    JSON.stringify({ ...RFC_KEY, x: `${RFC_KEY.x.slice(0, -1)}p` }),
    JSON.stringify({ kty: "RSA", n: "AQAB", e: "AQAB" }),
    JSON.stringify({ kty: "EC", crv: "P-256", x: RFC_KEY.x }),
    `${" ".repeat(3_000)}${JSON.stringify(RFC_KEY)}`,
  ];
  for (const text of wrong) {
    expect(readNodeKey(text)).toMatchObject({ refusal: { code: "node-key-malformed" } });
  }
});
