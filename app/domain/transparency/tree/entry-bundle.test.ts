import { expect, test } from "vitest";
import { decodeEntryBundle, encodeEntryBundle } from "./entry-bundle";

test("a bundle holds each entry behind its length in two bytes, high byte first", () => {
  const entries = [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(65_535).fill(7)];
  const bundle = encodeEntryBundle(entries);
  expect([...bundle.subarray(0, 9)]).toEqual([0, 3, 1, 2, 3, 0, 0, 255, 255]);
  expect(decodeEntryBundle(bundle)).toEqual(entries);
  const commitments = Array.from({ length: 256 }, (_, i) => new Uint8Array(32).fill(i));
  const full = encodeEntryBundle(commitments);
  expect(full.length).toBe(256 * 34);
  expect(decodeEntryBundle(full)).toEqual(commitments);
});

test("bytes that are not exactly a bundle are refused", () => {
  const one = encodeEntryBundle([new Uint8Array(32)]);
  expect(decodeEntryBundle(new Uint8Array(0))).toBeUndefined();
  expect(decodeEntryBundle(one.subarray(0, 33))).toBeUndefined();
  expect(decodeEntryBundle(Uint8Array.of(...one, 0))).toBeUndefined();
  expect(decodeEntryBundle(new Uint8Array(2 * 257))).toBeUndefined();
  expect(decodeEntryBundle(new Uint8Array(2 * 256))).toHaveLength(256);
  expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow();
  expect(() => encodeEntryBundle([])).toThrow();
  expect(() => encodeEntryBundle(Array(257).fill(new Uint8Array(1)))).toThrow();
});
