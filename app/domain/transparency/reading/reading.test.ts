import fc from "fast-check";
import { expect, test } from "vitest";
import type { DomainEvent } from "~/domain/shared/event";
import { instantOf } from "~/domain/shared/instant";
import { assuranceOf } from "./assurance";
import { pictureOf } from "./tree-picture";
import { idsIn, maySeeEvent } from "./visibility";

const anEvent = (word: DomainEvent["word"]): DomainEvent => ({
  type: "hold-placed",
  word,
  subjectId: "vou_1",
  actorId: "per_1",
  at: instantOf(1),
  facts: { requestId: "req_1", lines: ["lin_1"], note: "a text", n: 1 },
});
const reader = (role: string, organisationId = "org_9") => ({
  personId: "per_9",
  role,
  organisationId,
});

test("a company's entry is open to its parties, its actor and supervisors, and to nobody else", () => {
  const entry = { event: anEvent("voucher"), parties: new Set(["org_1", "org_2"]) };
  expect(maySeeEvent(null, entry)).toBe(false);
  expect(maySeeEvent(reader("company"), entry)).toBe(false);
  expect(maySeeEvent(reader("company", "org_1"), entry)).toBe(true);
  expect(maySeeEvent(reader("committee", "org_2"), entry)).toBe(true);
  expect(maySeeEvent(reader("auditor"), entry)).toBe(true);
  expect(maySeeEvent(reader("programme-manager"), entry)).toBe(true);
  expect(maySeeEvent({ ...reader("company"), personId: "per_1" }, entry)).toBe(true);
  expect(maySeeEvent(null, { ...entry, event: anEvent("catalogue") })).toBe(true);
});

test("the ids of an event are found wherever they stand", () => {
  expect(idsIn(anEvent("voucher"))).toEqual(["vou_1", "per_1", "req_1", "lin_1"]);
});

test("the embedded chain alone is never more than L0", () => {
  expect(assuranceOf([])).toBe("L0");
  expect(assuranceOf([{ isOutside: false, isFinal: true }])).toBe("L0");
  expect(assuranceOf([{ isOutside: true, isFinal: false }])).toBe("L0");
  expect(assuranceOf([{ isOutside: true, isFinal: true }])).toBe("L2");
  expect(assuranceOf([{ isOutside: false, isFinal: true }], true)).toBe("L1");
  expect(assuranceOf([{ isOutside: true, isFinal: false }], true)).toBe("L1");
  expect(assuranceOf([{ isOutside: true, isFinal: true }], true)).toBe("L2");
});

test("in the picture, a node and its neighbour are always the two halves of the node above", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300_000 }), fc.nat(), (size, seed) => {
      const index = seed % size;
      const { root, steps } = pictureOf({ index, size });
      let parent = root.range;
      for (const { own, sibling } of steps) {
        const [left, right] = [own.range, sibling.range].sort((a, b) => a.start - b.start);
        expect([left?.start, left?.end, right?.end]).toEqual([
          parent.start,
          right?.start,
          parent.end,
        ]);
        for (const { x } of [own, sibling]) expect(x > 0 && x < 1).toBe(true);
        expect(own.x < sibling.x).toBe(own.range.start < sibling.range.start);
        parent = own.range;
      }
      expect(parent).toEqual({ start: index, end: index + 1 });
    }),
  );
});
