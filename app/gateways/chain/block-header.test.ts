import { expect, test } from "vitest";
import { to0x } from "~/domain/transparency/bytes";
import { encodeRlp } from "~/domain/transparency/evm/rlp";
import { keccak256 } from "~/domain/transparency/evm/trie";
import { headerOf } from "./block-header";

const bytes = (fill: number, length: number) => new Uint8Array(length).fill(fill);

/** A header's members before London, with their RLP. */
function aBlock(extraData: Uint8Array) {
  const members: [string, Uint8Array][] = [
    ["parentHash", bytes(1, 32)],
    ["sha3Uncles", bytes(2, 32)],
    ["miner", bytes(3, 20)],
    ["stateRoot", bytes(4, 32)],
    ["transactionsRoot", bytes(5, 32)],
    ["receiptsRoot", bytes(6, 32)],
    ["logsBloom", bytes(0, 256)],
    ["difficulty", bytes(1, 1)],
    ["number", bytes(9, 1)],
    ["gasLimit", bytes(8, 3)],
    ["gasUsed", bytes(0, 0)],
    ["timestamp", bytes(7, 4)],
    ["extraData", extraData],
    ["mixHash", bytes(10, 32)],
    ["nonce", bytes(0, 8)],
  ];
  const words = Object.fromEntries(
    members.map(([name, value]) => [name, value.length === 0 ? "0x0" : to0x(value)]),
  );
  return { words, rlp: encodeRlp(members.map(([, value]) => value)) };
}

const vanity = bytes(0, 32);
const validators = [bytes(11, 20), bytes(12, 20)];
const seals = [bytes(13, 65), bytes(14, 65)];
const NONE = new Uint8Array(0);

test("a block of QBFT hashes its extra data without round and seals", () => {
  const told = aBlock(encodeRlp([vanity, validators, [], bytes(2, 1), seals]));
  const hashed = aBlock(encodeRlp([vanity, validators, [], NONE, []]));
  const hash = to0x(keccak256(hashed.rlp));
  expect(headerOf({ ...told.words, hash })).toEqual(hashed.rlp);
});

test("a block of IBFT 2.0 leaves round and seals out of what it hashes", () => {
  const told = aBlock(encodeRlp([vanity, validators, NONE, bytes(2, 4), seals]));
  const hashed = aBlock(encodeRlp([vanity, validators, NONE]));
  const hash = to0x(keccak256(hashed.rlp));
  expect(headerOf({ ...told.words, hash })).toEqual(hashed.rlp);
});

test("a header whose hash no known form explains is refused", () => {
  const { words, rlp } = aBlock(bytes(1, 3));
  expect(headerOf({ ...words, hash: to0x(keccak256(rlp)) })).toEqual(rlp);
  const withMore = { ...words, newField: "0x01", hash: to0x(keccak256(bytes(1, 1))) };
  expect(() => headerOf(withMore)).toThrow(expect.objectContaining({ code: "chain-form-unknown" }));
});
