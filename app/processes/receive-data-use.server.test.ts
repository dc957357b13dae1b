import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { addNodeKey } from "~/commands/federation/change-node-keys.server";
import { USE_REPORT_TYPE } from "~/domain/access/grant/use-report";
import { instantOf } from "~/domain/shared/instant";
import { aGrantedWorld, aReport, type GrantedWorld } from "../../tests/support/builders/grant";
import { done } from "../../tests/support/builders/world";
import { freshStore } from "../../tests/support/store";
import { everyRow } from "../../tests/support/whole-store";
import { receiveDataUse } from "./receive-data-use.server";

type Signing = { key?: KeyObject; kid?: string; alg?: string; typ?: string };

const signedBy = (world: GrantedWorld, content: unknown, signing: Signing = {}) => {
  const { key = world.keys.privateKey, kid = world.nodeKeyId } = signing;
  const { alg = "EdDSA", typ = USE_REPORT_TYPE } = signing;
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  return new CompactSign(bytes).setProtectedHeader({ alg, kid, typ }).sign(key);
};

const codeOf = async (world: GrantedWorld, signed: string) => {
  const answer = await receiveDataUse(world.deps, { signed, at: instantOf(world.at + 90_000) });
  return answer.ok ? "taken" : answer.refusal.code;
};

test("a report is taken from a registered key of either kind", async () => {
  const world = await aGrantedWorld(await freshStore());
  expect(await codeOf(world, await signedBy(world, aReport(world)))).toBe("taken");
  const { publicKey, privateKey: key } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { nodeKeyId: kid } = done(
    await addNodeKey(world.deps, {
      publicKey: JSON.stringify(publicKey.export({ format: "jwk" })),
      actor: world.hospital.office,
      at: world.at,
    }),
  );
  const report = aReport(world, { reportId: "r-2" });
  expect(await codeOf(world, await signedBy(world, report, { key, kid, alg: "ES256" }))).toBe(
    "taken",
  );
});

test("what no registered key signed changes nothing", async () => {
  const world = await aGrantedWorld(await freshStore());
  const before = await everyRow(world.store);
  const report = aReport(world);
  const signed = await signedBy(world, report);
  const [head = "", body = "", signature = ""] = signed.split(".");
  const other = Buffer.from(JSON.stringify({ ...report, amount: 1 })).toString("base64url");
  const stranger = generateKeyPairSync("ed25519").privateKey;
  const none = Buffer.from(
    JSON.stringify({ alg: "none", kid: world.nodeKeyId, typ: USE_REPORT_TYPE }),
  ).toString("base64url");
  const wrong: Record<string, string> = {
    "another content": `${head}.${other}.${signature}`,
    "another key": await signedBy(world, report, { key: stranger }),
    "an unknown key": await signedBy(world, report, { kid: "unknown" }),
    "no signature": `${none}.${body}.`,
  };
  for (const [what, text] of Object.entries(wrong)) {
    expect([what, await codeOf(world, text)]).toEqual([what, "use-report-unsigned"]);
  }
  const noReport = [
    "",
    "a.b.c",
    "x".repeat(5_000),
    await signedBy(world, report, { typ: "JWT" }),
    await signedBy(world, { ...report, note: "홍길동" }),
    await signedBy(world, { ...report, amount: 0.5 }),
    await signedBy(world, { ...report, objectSha256: "AB".repeat(32) }),
    await signedBy(world, [report]),
  ];
  for (const text of noReport) expect(await codeOf(world, text)).toBe("use-report-malformed");
  expect(await everyRow(world.store)).toEqual(before);
});
