import { expect, test } from "vitest";
import { signatureChecks as checks } from "~/queries/transparency/ed25519.server";
import { aProof, aWitnessKey } from "../../../../tests/support/proven-log";
import { freshStore } from "../../../../tests/support/store";
import { verifierKeyOf } from "../notes/note";
import type { Trusted } from "./trusted";
import { verifyProof } from "./verify-proof";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A proof, and what an auditor knows of it from elsewhere. */
async function aKnownProof() {
  const { text, policyFile, blockHash } = await aProof(await freshStore());
  const trusted: Trusted = { policy: policyFile, blockHashes: [blockHash] };
  return { text, trusted };
}

/** Two of a byte's bits turned alone, and a value that has nothing to do with it. */
const othersOf = (byte: number, at: number): number[] => [
  byte ^ 1,
  byte ^ (2 << (at % 7)),
  at % 2 === 0 ? (byte + 101 + at) % 256 : 0x41,
];

/** Every file that differs from this one in a single byte, in three ways for each byte. */
function* mutantsOf(bytes: Uint8Array) {
  for (const [at, byte] of bytes.entries()) {
    for (const other of new Set(othersOf(byte, at))) {
      if (other === byte) continue;
      const mutant = Uint8Array.from(bytes);
      mutant[at] = other;
      yield { at, mutant };
    }
  }
}

test("an auditor with policy and block hash rejects a change of any byte, by a step with two values", async () => {
  const { text, trusted } = await aKnownProof();
  const bytes = utf8(text);
  expect((await verifyProof(bytes, { checks, trusted })).ok).toBe(true);
  let count = 0;
  for (const { at, mutant } of mutantsOf(bytes)) {
    const { ok, steps } = await verifyProof(mutant, { checks, trusted });
    const failed = steps.find((step) => !step.ok);
    if (ok || !failed) throw new Error(`byte ${at} was not noticed`);
    if (failed.field === undefined || failed.expected === failed.actual) {
      throw new Error(`byte ${at}: ${JSON.stringify(failed)}`);
    }
    count += 1;
  }
  expect(count).toBeGreaterThan(bytes.length * 2);
}, 120_000);

test("without them, nothing but the policy's threshold can change unnoticed", async () => {
  const { text } = await aKnownProof();
  const passed: string[] = [];
  for (const { at, mutant } of mutantsOf(utf8(text))) {
    if (!(await verifyProof(mutant, { checks })).ok) continue;
    const before = new TextDecoder().decode(mutant.subarray(0, at));
    passed.push(before.slice(before.lastIndexOf("\n") + 1));
  }
  expect(passed.length).toBeGreaterThan(0);
  expect(new Set(passed)).toEqual(new Set(['    "group group-1 ']));
}, 120_000);

test("a file cut off anywhere is no proof", async () => {
  const { text, trusted } = await aKnownProof();
  const bytes = utf8(text);
  for (let length = 0; length < bytes.length; length++) {
    const { ok } = await verifyProof(bytes.subarray(0, length), { checks, trusted });
    if (ok) throw new Error(`the first ${length} bytes pass`);
  }
});

/** A list of the file with two neighbours exchanged. */
const swapped = <Item>(list: readonly Item[], at: number): Item[] => {
  const copy = [...list];
  [copy[at], copy[at + 1]] = [copy[at + 1] as Item, copy[at] as Item];
  return copy;
};

type File = {
  format: string;
  entry: { event: { facts: object }; salt: string };
  tlogProof: string[];
  policy: string[];
  anchors: { storage: string[]; account: string[]; consistency: string[]; chainId: number }[];
};

/** Written again in the spelling of the format, so that only the structure is wrong. */
function respelled(text: string, change: (file: File, anchor: File["anchors"][number]) => void) {
  const file = JSON.parse(text) as File;
  const [anchor] = file.anchors;
  if (!anchor) throw new Error("no anchor");
  const line = /^ {4}"event": (.*),$/m.exec(text)?.[1] ?? "";
  const placed = structuredClone(file);
  change(placed, placed.anchors[0] as typeof anchor);
  const event = JSON.stringify(placed.entry.event);
  const isSame = event === JSON.stringify(file.entry.event);
  Object.assign(placed.entry, { event: "EVENT" });
  return `${JSON.stringify(placed, null, 2).replace('"EVENT"', () => (isSame ? line : event))}\n`;
}

const STRUCTURES: Readonly<Record<string, (file: File, anchor: File["anchors"][number]) => void>> =
  {
    "a member more": (file) => Object.assign(file, { note: "hello" }),
    "a member more in the entry": (file) => Object.assign(file.entry, { index: 5 }),
    "a leaf hash beside the event": (file) =>
      Object.assign(file.entry, { leafHash: file.entry.salt }),
    "a member more in the event": (file) => Object.assign(file.entry.event, { by: "me" }),
    "a member more in the facts": (file) => Object.assign(file.entry.event.facts, { more: 1 }),
    "a member more in the anchor": (_, anchor) => Object.assign(anchor, { txHash: "0x00" }),
    "an extra line": (file) => file.tlogProof.splice(1, 0, "extra AAAA"),
    "a signature twice": (file) => file.tlogProof.push(file.tlogProof.at(-1) as string),
    "two signatures exchanged": (file) => {
      file.tlogProof = swapped(file.tlogProof, file.tlogProof.length - 2);
    },
    "a stranger's signature": (file) => file.tlogProof.push("— who.example AAAAAAAAAAAA"),
    "an extension line": (file) => file.tlogProof.splice(-5, 0, "extension"),
    "a hash too many": (file) => file.tlogProof.splice(2, 0, file.tlogProof[2] as string),
    "a hash less": (file) => file.tlogProof.splice(2, 1),
    "two hashes exchanged": (file) => {
      file.tlogProof = swapped(file.tlogProof, 2);
    },
    "two lines in one": (file) =>
      file.tlogProof.splice(1, 2, `${file.tlogProof[1]}\n${file.tlogProof[2]}`),
    "two witnesses exchanged": (file) => {
      file.policy = swapped(file.policy, 1);
    },
    "a comment in the policy": (file) => file.policy.push("# trust me"),
    "no policy": (file) => file.policy.splice(0),
    "a second log": (file) => file.policy.splice(1, 0, file.policy[0] as string),
    "no anchor": (file) => file.anchors.splice(0),
    "an anchor twice": (file, anchor) => file.anchors.push(anchor),
    "an anchor of another chain": (file, anchor) =>
      file.anchors.push({ ...anchor, chainId: anchor.chainId + 1 }),
    "two nodes exchanged": (_, anchor) => {
      anchor.storage = swapped(anchor.storage, 1);
    },
    "a node twice": (_, anchor) => anchor.storage.push(anchor.storage[0] as string),
    "a node less": (_, anchor) => anchor.account.pop(),
    "a node of elsewhere": (_, anchor) => anchor.account.push(anchor.storage[0] as string),
    "a hash of consistency less": (_, anchor) => anchor.consistency.pop(),
    "no consistency": (_, anchor) => anchor.consistency.splice(0),
  };

test.each(Object.entries(STRUCTURES))("a file with %s is no proof", async (_, change) => {
  const { text } = await aKnownProof();
  expect(respelled(text, () => undefined)).toBe(text);
  const { ok, steps } = await verifyProof(respelled(text, change), { checks });
  expect(ok).toBe(false);
  expect(steps.find((step) => !step.ok)).toMatchObject({ field: expect.any(String) });
});

test("another spelling of the same JSON is no proof", async () => {
  const { text } = await aKnownProof();
  const spellings = [
    `\ufeff${text}`,
    text.replaceAll("\n", "\r\n"),
    text.trimEnd(),
    `${text}\n`,
    ` ${text}`,
    JSON.stringify(JSON.parse(text)),
    `${JSON.stringify(JSON.parse(text), null, 2)}\n`,
    text.replace('"salt"', '"\\u0073alt"'),
    text.replace('{\n  "format"', '{\n  "format": "vouchsafe-proof/2",\n  "format"'),
    text.replace('"entry": {', '"entry": {},\n  "entry": {'),
    text.replace('"at":', '"at":1,"at":'),
    text.replace(/"at":(\d+)/, '"at":$1.0'),
    text.replace(/("actorId":"[^"]*"),("at":\d+)/, "$2,$1"),
    text.replace('"list":[1,true],"n":null', '"n":null,"list":[1,true]'),
    text.replace('"n":null', '"__proto__":null,"n":null'),
  ];
  for (const spelling of spellings) {
    expect(spelling).not.toBe(text);
    const { ok, steps } = await verifyProof(utf8(spelling), { checks });
    expect([ok, steps.at(0)?.step, steps.at(0)?.ok]).toEqual([false, "file", false]);
  }
});

test("what was never a proof is a failed first step, not an exception", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  for (const text of ["", "{", "null", "[]", "{}", "1", deep, "x".repeat(300_000)]) {
    const { ok, steps } = await verifyProof(text, { checks });
    expect([ok, steps.length, steps[0]?.step]).toEqual([false, 1, "file"]);
  }
  const { text } = await aKnownProof();
  const old = text.replace("vouchsafe-proof/2", "vouchsafe-proof/1");
  expect((await verifyProof(old, { checks })).steps[0]).toMatchObject({
    field: "format",
    expected: "vouchsafe-proof/2",
  });
});

test("a policy, key, block or contract that is another one fails its own step", async () => {
  const { text, trusted } = await aKnownProof();
  const none = `0x${"0".repeat(64)}`;
  const failing = async (known: Trusted) =>
    (await verifyProof(text, { checks, trusted: known })).steps
      .filter((step) => !step.ok)
      .map(({ step, field }) => `${step} ${field}`);
  expect(await failing({ blockHashes: [none] })).toEqual(["block-hash anchors.0.blockHash"]);
  const both = { blockHashes: [none, ...(trusted.blockHashes ?? [])] };
  expect(await failing(both)).toEqual(["block-hash anchors.0.blockHash"]);
  expect(await failing({ contracts: ["0x00"] })).toEqual(["contract anchors.0.contract"]);
  expect(await failing({ logKey: "AAAA" })).toEqual(["policy policy.0"]);
  expect(await failing({ policy: "quorum none" })).toEqual(["policy --policy 1"]);
  expect(await failing({ policy: "quorum none\n" })).toEqual(["policy policy.0"]);
  const policy = String(trusted.policy);
  const upper = (trusted.blockHashes ?? []).map((hash) => ` ${hash.toUpperCase()} `);
  expect(await failing({ policy: `\n# mine\n${policy}`, blockHashes: upper })).toEqual([]);
  const other = aWitnessKey("vouchsafe.test/log").key;
  const older = `log ${verifierKeyOf({ ...other, type: 1 })}\n`;
  expect(await failing({ policy: `${older}${policy}` })).toEqual([]);
  expect(await failing({ policy: policy.replace(/^log .*\n/m, older) })).toEqual([
    "policy policy.0",
  ]);
  expect(await failing({ policy: policy.replace("enough 2", "enough 3") })).toEqual([
    "policy policy.4",
  ]);
  expect(
    await failing({ policy: policy.replace(/^witness w3.*\n/m, "").replace(" w3", "") }),
  ).toEqual(["policy policy.3"]);
});
