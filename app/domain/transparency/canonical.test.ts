import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DomainEvent, Plain } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { hexOf, utf8 } from "./bytes";
import { canonicalEvent, canonicalJson } from "./canonical";
import { commitmentOf } from "./tree/leaf";

test("keys stand in UTF-16 order and texts are spelled as RFC 8785 shows", () => {
  const value = {
    "\u20ac": 1,
    "\r": 2,
    "\ufb33": 3,
    "1": 4,
    "\u{1f600}": 5,
    "\u0080": 6,
    "\u00f6": 7,
  };
  expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

test("a fraction, an unsafe integer, half a surrogate pair and endless nesting are refused", () => {
  for (const bad of [0.5, Number.NaN, 2 ** 53, "\ud800", ["\udc00x"]] as Plain[]) {
    expect(() => canonicalJson(bad)).toThrow();
  }
  let deep: Plain = 0;
  for (let i = 0; i < 20; i++) deep = [deep];
  expect(() => canonicalJson(deep)).toThrow("too deep");
  expect(() => canonicalJson(undefined as unknown as Plain)).toThrow("not plain data");
});

test("canonical JSON reads back as the same value whatever the order of the keys", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.integer()), (facts) => {
      const turned = Object.fromEntries(Object.entries(facts).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(facts));
      expect(JSON.parse(canonicalJson(facts))).toEqual({ ...facts });
    }),
  );
});

test("an event is canonical over its six members only", () => {
  const event: DomainEvent & { extra: number } = {
    type: "hold-placed",
    word: "voucher",
    subjectId: "vou_1",
    actorId: "per_1",
    at: instantOf(5),
    facts: { amount: 1, a: null },
    extra: 9,
  };
  expect(canonicalEvent(event)).toBe(
    '{"actorId":"per_1","at":5,"facts":{"a":null,"amount":1},"subjectId":"vou_1","type":"hold-placed","word":"voucher"}',
  );
});

test("the commitment is HMAC-SHA-256 as Node computes it, for any length of event", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (salt, text) => {
      const expected = createHmac("sha256", salt).update(text, "utf8").digest("hex");
      expect(hexOf(commitmentOf({ salt, canonical: utf8(text) }))).toBe(expected);
    }),
  );
});
