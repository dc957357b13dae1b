import { expect, test } from "vitest";
import { concatBytes, utf8 } from "../bytes";
import { type NoteKey, verifierKeyOf } from "./note";
import { encodePolicy, isQuorumMet, type Policy, parsePolicy } from "./policy";

const aKey = (name: string, type: NoteKey["type"] = 4, fill = name.charCodeAt(0)): NoteKey => ({
  name,
  type,
  publicKey: new Uint8Array(type === 6 ? 1312 : 32).map((_, i) => (fill + i) % 256),
});

const LOG = verifierKeyOf(aKey("l.example/log", 1));
const [A, B, C, D, E, F] = ["a", "b", "c", "d", "e", "f"].map((name) => aKey(`${name}.example`));
const line = (key: NoteKey | undefined): string => (key ? verifierKeyOf(key) : "");

/** The example of the specification, with keys. */
const EXAMPLE = `log ${LOG}

witness X1 ${line(A)}
witness X2 ${line(B)}
witness X3 ${line(C)}
group X-witnesses 2 X1 X2 X3

witness Y1 ${line(D)}
witness Y2 ${line(E)}
witness Y3 ${line(F)}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

function policyOf(file: string | Uint8Array): Policy {
  const policy = parsePolicy(file);
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusal));
  return policy.value;
}

const isMetBy = (policy: Policy, ...keys: (NoteKey | undefined)[]): boolean =>
  isQuorumMet(policy, (key) => keys.some((one) => one?.name === key.name));

test("two of three on one side and any on the other make the quorum of the specification's example", () => {
  const policy = policyOf(EXAMPLE);
  expect(isMetBy(policy, A, C, E)).toBe(true);
  expect(isMetBy(policy, A, B, C, D, E, F)).toBe(true);
  expect(isMetBy(policy, A, D, E, F)).toBe(false);
  expect(isMetBy(policy, A, B, C)).toBe(false);
  expect(isMetBy(policy)).toBe(false);
});

test("a single witness can be the quorum, and none asks for nobody", () => {
  const one = policyOf(`witness w ${line(A)}\nquorum w\n`);
  expect([isMetBy(one), isMetBy(one, A)]).toEqual([false, true]);
  expect(isMetBy(policyOf("quorum none\n"))).toBe(true);
  expect(policyOf(`quorum none\nwitness w ${line(A)}\n`).witnesses).toHaveLength(1);
});

test("white space, empty lines, comments, addresses and high octets are taken as they are", () => {
  const file = concatBytes(
    utf8(`\t # a comment of 한글\n\n  log\t \t${LOG}   https://l.example/  \n`),
    utf8("witness "),
    Uint8Array.of(0xff, 0x80),
    utf8(` ${line(A)} https://w.example/\xa0\n`),
    utf8("group\tK 1 "),
    Uint8Array.of(0xff, 0x80),
    utf8("\nquorum K\n#"),
    Uint8Array.of(0xfe),
    utf8("\n"),
  );
  const policy = policyOf(file);
  expect(policy.logs[0]?.url).toBe("https://l.example/");
  expect(policy.witnesses[0]?.url).toBe("https://w.example/\xa0");
  expect(isMetBy(policy, A)).toBe(true);
});

test("names are octets: a Kelvin sign is not a K", () => {
  const kelvin = `witness \u212a ${line(A)}\nquorum K\n`;
  expect(parsePolicy(kelvin)).toMatchObject({ ok: false, refusal: { line: 2, actual: "K" } });
});

test("thirty-two logs, witnesses with both kinds of key and groups are taken", () => {
  const lines: string[] = [];
  for (let n = 0; n < 32; n++)
    lines.push(`log ${verifierKeyOf(aKey(`log${n}`, n % 2 ? 6 : 1, n))}`);
  for (let n = 0; n < 32; n++) {
    lines.push(`witness w${n} ${verifierKeyOf(aKey(`w${n}`, n % 2 ? 6 : 4, n))}`);
    lines.push(`group g${n} all w${n}`);
  }
  lines.push(`group all 17 ${Array.from({ length: 32 }, (_, n) => `g${n}`).join(" ")}`);
  const policy = policyOf(`${lines.join("\n")}\nquorum all\n`);
  const upTo = (n: number) => isQuorumMet(policy, ({ name }) => Number(name.slice(1)) < n);
  expect([upTo(16), upTo(17)]).toEqual([false, true]);
});

const w = (name: string, key: NoteKey | undefined): string => `witness ${name} ${line(key)}\n`;

const REFUSED: readonly (readonly [why: string, file: string | Uint8Array, at: number])[] = [
  ["no quorum", `log ${LOG}\n`, 0],
  ["nothing at all", "", 0],
  ["two quorum lines", "quorum none\nquorum none\n", 2],
  ["no newline at the end", "quorum none", 1],
  ["a carriage return", "quorum none\r\n", 1],
  ["a delete character", "# \x7f\nquorum none\n", 1],
  ["a null octet", "#\0\nquorum none\n", 1],
  ["a byte order mark", "\ufeffquorum none\n", 1],
  ["an unknown word", "Quorum none\n", 1],
  ["a comment behind items", "quorum none # why\n", 1],
  ["a quorum of two names", `${w("a", A)}${w("b", B)}quorum a b\n`, 3],
  ["a quorum that nobody defined", "quorum a\n", 1],
  ["a quorum defined later", `quorum a\n${w("a", A)}`, 1],
  ["a name twice", `${w("a", A)}${w("a", B)}quorum none\n`, 2],
  ["a group named like a witness", `${w("a", A)}group a any a\nquorum a\n`, 2],
  ["a witness named none", `${w("none", A)}quorum none\n`, 1],
  ["none as a member", "group g any none\nquorum g\n", 1],
  ["a group inside itself", "group g any g\nquorum g\n", 1],
  ["a member defined later", `group g any a\n${w("a", A)}quorum g\n`, 1],
  ["a member twice in a group", `${w("a", A)}group g any a a\nquorum g\n`, 2],
  ["a member of two groups", `${w("a", A)}group g any a\ngroup h any a\nquorum g\n`, 3],
  ["a group of nobody", "group g all\nquorum g\n", 1],
  ["a threshold of nought", `${w("a", A)}group g 0 a\nquorum g\n`, 2],
  ["a threshold above its members", `${w("a", A)}group g 2 a\nquorum g\n`, 2],
  ["a threshold that is no decimal", `${w("a", A)}group g 0x1 a\nquorum g\n`, 2],
  ["a negative threshold", `${w("a", A)}group g -1 a\nquorum g\n`, 2],
  ["the same witness key twice", `${w("a", A)}${w("b", A)}quorum none\n`, 2],
  [
    "the same public key under another name",
    `${w("a", A)}${w("b", { ...(A as NoteKey), name: "other.example" })}quorum none\n`,
    2,
  ],
  ["the same log twice", `log ${LOG}\nlog ${LOG} https://l\nquorum none\n`, 2],
  ["a log key as a witness", `witness a ${LOG}\nquorum none\n`, 1],
  ["a witness key as a log", `log ${line(A)}\nquorum none\n`, 1],
  ["a key with a wrong id", `log ${LOG.replace(/\+\w{8}\+/, "+00000000+")}\nquorum none\n`, 1],
  ["a log without a key", "log\nquorum none\n", 1],
  ["a log with too many items", `log ${LOG} a b\nquorum none\n`, 1],
  ["a witness without a key", "witness a\nquorum none\n", 1],
  ["a witness with too many items", `witness a ${line(A)} u v\nquorum none\n`, 1],
];

test.each(REFUSED)("a policy with %s is refused, naming the line", (_, file, at) => {
  const policy = parsePolicy(file);
  expect(policy).toMatchObject({ ok: false, refusal: { code: "policy-malformed", line: at } });
  if (!policy.ok) expect(policy.refusal.expected).not.toBe(policy.refusal.actual);
});

test("a public key may be a log's and a witness's", () => {
  const log = verifierKeyOf(aKey("x", 6));
  expect(parsePolicy(`log ${log}\nwitness x ${log}\nquorum x\n`)).toMatchObject({ ok: true });
});

test("the canonical spelling has neither comments nor addresses nor names of its own, and reads back", () => {
  const spelled = encodePolicy(policyOf(EXAMPLE));
  expect(spelled).toBe(`log ${LOG}
witness a.example ${line(A)}
witness b.example ${line(B)}
witness c.example ${line(C)}
witness d.example ${line(D)}
witness e.example ${line(E)}
witness f.example ${line(F)}
group group-1 2 a.example b.example c.example
group group-2 1 d.example e.example f.example
group group-3 2 group-1 group-2
quorum group-3
`);
  expect(encodePolicy(policyOf(spelled))).toBe(spelled);
});

test("policies that mean the same have one spelling, whatever their order and names", () => {
  const one = `${w("p", B)}${w("q", A)}group both all p q\nquorum both\nlog ${LOG} https://l\n`;
  const two = `# two\nlog ${LOG}\n${w("x", A)}${w("y", B)}group z 2 x y\nquorum z\n`;
  expect(encodePolicy(policyOf(one))).toBe(encodePolicy(policyOf(two)));
});

test("two keys under one name, or a key called like a group, get names that differ", () => {
  const twins = [aKey("same", 4, 1), aKey("same", 6, 2), aKey("group-1", 4, 3), aKey("none", 4, 4)];
  const file = twins.map((key, n) => w(`w${n}`, key)).join("");
  const spelled = encodePolicy(policyOf(`${file}group g all w0 w1 w2 w3\nquorum g\n`));
  expect(encodePolicy(policyOf(spelled))).toBe(spelled);
  expect(spelled).toMatch(/witness same\+[0-9a-f]{8} same\+/);
});
