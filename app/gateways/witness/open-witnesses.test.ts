import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { expect, test } from "vitest";
import { type NoteKey, verifierKeyOf } from "~/domain/transparency/notes/note";
import { parsePolicy } from "~/domain/transparency/notes/policy";
import { openWitnesses } from "./open-witnesses";
import { policySetting } from "./policy-setting";

const aKey = (name: string, type: NoteKey["type"], byte = 1): NoteKey => ({
  name,
  type,
  publicKey: new Uint8Array(type === 6 ? 1312 : 32).fill(byte),
});
const logKey = aKey("hub.example/log", 1, 9);
const log = `log ${verifierKeyOf(logKey)}\n`;
const witness = (name: string, key: NoteKey, url = "") =>
  `witness ${name} ${verifierKeyOf(key)} ${url}\n`;

async function settingOf(text: string) {
  const folder = await mkdtemp(join(tmpdir(), "vouchsafe-policy-"));
  const file = join(folder, "policy");
  await writeFile(file, text);
  return v.safeParse(policySetting, file);
}

const policyOf = (text: string) => {
  const policy = parsePolicy(text);
  if (!policy.ok) throw new Error(policy.refusal.expected);
  return policy.value;
};

test("without a policy nobody witnesses, and the quorum is none", () => {
  const { witnessPolicy, witnesses } = openWitnesses(undefined, logKey);
  expect(witnessPolicy).toMatchObject({ logs: [{ key: logKey }], quorum: "none" });
  expect(witnesses).toEqual([]);
});

test("two keys of one witness are asked for in one question, and one without address in none", () => {
  const text =
    witness("W1", aKey("w1.example", 4), "http://127.0.0.1:1/a") +
    witness("W1q", aKey("w1.example", 6), "http://127.0.0.1:1/a") +
    witness("W2", aKey("w2.example", 4, 2));
  const { witnesses } = openWitnesses(policyOf(`${log}${text}quorum W1\n`), logKey);
  expect(witnesses.map(({ name, keys }) => [name, keys.length])).toEqual([["w1.example", 2]]);
});

test("a policy of other logs is not ours", () => {
  const policy = policyOf(`log ${verifierKeyOf(aKey("other.example", 1))}\nquorum none\n`);
  expect(() => openWitnesses(policy, logKey)).toThrow("WITNESS_POLICY");
  expect(openWitnesses(policyOf("quorum none\n"), logKey).witnessPolicy.logs).toEqual([
    { key: logKey },
  ]);
});

test("a log that changed its key is known by each, the present one first", () => {
  const earlier = aKey(logKey.name, 1, 7);
  const others = `log ${verifierKeyOf(aKey("other.example", 1))}\n`;
  const text = `log ${verifierKeyOf(earlier)}\n${others}${log}quorum none\n`;
  expect(openWitnesses(policyOf(text), logKey).witnessPolicy.logs).toMatchObject([
    { key: logKey },
    { key: earlier },
  ]);
});

test("the setting names what is wrong with its file", async () => {
  const good = `${log}${witness("W", aKey("w.example", 4), "https://w.example/")}quorum W\n`;
  expect((await settingOf(good)).success).toBe(true);
  for (const [text, why] of [
    [good.replace("https://", "ftp://"), "must start with http:// or https://"],
    [good.replace("quorum W", "quorum X"), "line 3"],
    [good.slice(0, -1), "line 3"],
    ["", "quorum"],
  ] as const) {
    const read = await settingOf(text);
    expect(read.issues?.[0].message).toContain(why);
  }
  expect(v.safeParse(policySetting, "/nowhere").issues?.[0].message).toContain("cannot be read");
});
