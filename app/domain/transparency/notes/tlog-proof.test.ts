import fc from "fast-check";
import { expect, test } from "vitest";
import { concatBytes, utf8 } from "../bytes";
import { decodeTlogProof, encodeTlogProof } from "./tlog-proof";

const CHECKPOINT = `example.com/fancylog
109482
sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=

— example.com/fancylog hI2DJwAAAAA=
`;

/** The example of the specification, with an extra line whose Base64 is whole. */
const EXAMPLE = `c2sp.org/tlog-proof@v1
extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=

${CHECKPOINT}`;

test("the specification's example reads, and is written the same", () => {
  const proof = decodeTlogProof(EXAMPLE);
  if (!proof.ok) throw new Error(JSON.stringify(proof.refusal));
  expect(proof.value).toMatchObject({ index: 73_894, checkpoint: CHECKPOINT });
  expect(new TextDecoder().decode(proof.value.extra)).toBe("age-v1.2.1-darwin-arm64.tar.gz");
  expect(proof.value.path).toHaveLength(2);
  expect(encodeTlogProof(proof.value)).toBe(EXAMPLE);
  expect(decodeTlogProof(utf8(EXAMPLE))).toEqual(proof);
});

test("any proof of up to 63 hashes reads back as it was", () => {
  const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const proof = fc.record(
    {
      extra: fc.uint8Array(),
      index: fc.maxSafeNat(),
      path: fc.array(hash, { maxLength: 63 }),
      checkpoint: fc.constant(CHECKPOINT),
    },
    { requiredKeys: ["index", "path", "checkpoint"] },
  );
  fc.assert(
    fc.property(proof, (value) => {
      const text = encodeTlogProof(value);
      expect(decodeTlogProof(text)).toEqual({ ok: true, value });
    }),
  );
});

const HASH = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=";
const START = "c2sp.org/tlog-proof@v1\n";

const REFUSED: readonly (readonly [why: string, text: string, line: number])[] = [
  ["nothing in it", "", 1],
  ["another version", `c2sp.org/tlog-proof@v2\nindex 0\n\n${CHECKPOINT}`, 1],
  ["a carriage return", EXAMPLE.replaceAll("\n", "\r\n"), 1],
  ["no index", `${START}\n${CHECKPOINT}`, 2],
  ["an index with a zero in front", `${START}index 01\n\n${CHECKPOINT}`, 2],
  ["a negative index", `${START}index -1\n\n${CHECKPOINT}`, 2],
  ["an index beyond 2^53", `${START}index 9007199254740992\n\n${CHECKPOINT}`, 2],
  ["an index with a space behind", `${START}index 1 \n\n${CHECKPOINT}`, 2],
  ["an extra line that is no Base64", `${START}extra *\nindex 1\n\n${CHECKPOINT}`, 2],
  ["two extra lines", `${START}extra AA==\nextra AA==\nindex 1\n\n${CHECKPOINT}`, 3],
  ["an extra line behind the index", `${START}index 1\nextra AA==\n\n${CHECKPOINT}`, 3],
  ["a hash that is short", `${START}index 1\nAAAA\n\n${CHECKPOINT}`, 3],
  ["a hash with spare bits", `${START}index 1\n${HASH.replace("Q=", "R=")}\n\n${CHECKPOINT}`, 3],
  ["64 hashes", `${START}index 1\n${`${HASH}\n`.repeat(64)}\n${CHECKPOINT}`, 66],
  ["no empty line", `${START}index 1\n${HASH}\n`, 4],
  ["no checkpoint", `${START}index 1\n\n`, 4],
  ["a checkpoint that is cut off", `${START}index 1\n\n${CHECKPOINT.slice(0, -1)}`, 8],
];

test.each(REFUSED)("a proof with %s is refused, naming the line", (_, text, line) => {
  expect(decodeTlogProof(text)).toMatchObject({ ok: false, refusal: { line } });
});

test("bytes that are not UTF-8 are no proof", () => {
  expect(decodeTlogProof(concatBytes(utf8(EXAMPLE), Uint8Array.of(0xff, 10)))).toMatchObject({
    ok: false,
  });
});
