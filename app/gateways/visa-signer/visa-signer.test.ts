import { generateKeyPairSync } from "node:crypto";
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { mayOpen, readVisa } from "~/domain/identity/clearinghouse";
import { addDays, instantOf } from "~/domain/shared/instant";
import { createVisaSigner } from "./visa-signer";

const HUB = "https://hub.example";
const at = instantOf(1_800_000_000_000);
const pemOf = (curve: string) =>
  generateKeyPairSync("ec", { namedCurve: curve }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string;
const key = pemOf("P-256");
const order = {
  personId: "per_0123456789",
  affiliation: { companyId: "org_company0000", since: addDays(at, -100) },
  grants: ["dat_one0000000", "dat_two0000000"].map((datasetId, index) => ({
    visaId: `vis_000000000${index}`,
    datasetId,
    hospitalId: "org_hospital000",
    companyId: "org_company0000",
    from: addDays(at, -1),
    until: addDays(at, 1),
  })),
  affiliationVisaId: "vis_aff0000000",
  passportId: "vis_pass000000",
  at,
};
const signer = await createVisaSigner({ publicUrl: HUB, key });
const keySet = () => createLocalJWKSet(signer.keys as JSONWebKeySet);
const now = { currentDate: new Date(at) };

test("anyone with the published keys can check a passport and the visas in it", async () => {
  const passport = await signer.issuePassport(order);
  const { payload, protectedHeader } = await jwtVerify(passport.token, keySet(), now);
  expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "vnd.ga4gh.passport+jwt" });
  expect(payload).toMatchObject({ iss: HUB, sub: order.personId, jti: order.passportId });
  const tokens = payload["ga4gh_passport_v1"] as string[];
  expect(tokens).toHaveLength(3);
  const visas = [];
  for (const token of tokens) {
    expect(decodeProtectedHeader(token)).toEqual({
      alg: "ES256",
      typ: "vnd.ga4gh.visa+jwt",
      kid: signer.keys.keys[0]?.kid,
      jku: `${HUB}/.well-known/jwks.json`,
    });
    const visa = readVisa((await jwtVerify(token, keySet(), now)).payload);
    if (visa.ok) visas.push(visa.value);
  }
  const opened = mayOpen(visas, {
    datasetUrl: `${HUB}/datasets/dat_two0000000`,
    trustedSources: [`${HUB}/drb/org_hospital000`],
    at,
    forSeconds: 60,
  });
  expect(opened).toMatchObject({ ok: true, value: { jti: "vis_0000000001" } });
});

test("a passport ends with its first visa and says what to record", async () => {
  const ending = { ...order.grants[0]!, until: instantOf(at + 90_000) };
  const passport = await signer.issuePassport({ ...order, grants: [ending] });
  expect(passport.expiresAt).toBe(at + 90_000);
  expect(passport.visas).toContainEqual({ id: ending.visaId, expiresAt: at + 90_000 });
});

test("a passport that was changed or signed by another key is not believed", async () => {
  const { token } = await signer.issuePassport(order);
  const [head, body, signature] = token.split(".");
  const swapped = `${head}.${body}.${signature?.startsWith("A") ? "B" : "A"}${signature?.slice(1)}`;
  await expect(jwtVerify(swapped, keySet(), now)).rejects.toThrow();
  const other = await createVisaSigner({ publicUrl: HUB, key: pemOf("P-256") });
  await expect(
    jwtVerify((await other.issuePassport(order)).token, keySet(), now),
  ).rejects.toThrow();
});

test("the published keys hold nothing private, and retired ones stay until their visas have ended", async () => {
  const old = await createVisaSigner({ publicUrl: HUB, key: pemOf("P-256") });
  const { token } = await old.issuePassport(order);
  const retiredKeys = JSON.stringify(old.keys.keys);
  const rotated = await createVisaSigner({ publicUrl: HUB, key, retiredKeys });
  expect(rotated.keys.keys).toHaveLength(2);
  for (const published of rotated.keys.keys) expect(published).not.toHaveProperty("d");
  const keys = createLocalJWKSet(rotated.keys as JSONWebKeySet);
  await expect(jwtVerify(token, keys, now)).resolves.toBeDefined();
});

test("a key that is not P-256 ends the start, not the first visa", async () => {
  await expect(createVisaSigner({ publicUrl: HUB, key: pemOf("P-384") })).rejects.toThrow();
});

test("a key may come as JWK or with its line ends written out", async () => {
  const written = key.replaceAll("\n", "\\n");
  const fromLine = await createVisaSigner({ publicUrl: HUB, key: written });
  expect(fromLine.keys).toEqual(signer.keys);
});
