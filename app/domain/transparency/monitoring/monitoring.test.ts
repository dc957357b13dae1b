import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { utf8 } from "../bytes";
import { canonicalEvent } from "../canonical";
import { commitmentOf, leafHashOf, portableSha256 as sha256 } from "../tree/leaf";
import { checkEntry, parseEvent, type StoredEntry } from "./entries";
import { type Finding, Findings } from "./finding";
import { checkGrant, type GrantRow, isInForce } from "./grants";
import { parseHandedGrants } from "./handed-grants";
import { CLOCK_TOLERANCE_MS, ENTRIES_A_CHECKPOINT, Moments } from "./moments";
import { type MonitorReport, reportMessage } from "./report";
import { checkUseEvent, checkVisaEvent } from "./uses";

const AT = 1_770_000_000_000;
const anEvent = (facts = {}) => ({
  type: "grant-issued",
  word: "access" as const,
  subjectId: "grn_0000000001",
  actorId: "per_0000000001",
  at: instantOf(AT),
  facts,
});

function anEntry(facts = {}): StoredEntry {
  const { type, word, subjectId, actorId, at } = anEvent(facts);
  const canonical = canonicalEvent(anEvent(facts));
  const salt = new Uint8Array(32).fill(3);
  const leafHash = leafHashOf(commitmentOf({ salt, canonical: utf8(canonical) }));
  return { logIndex: 7, type, word, subjectId, actorId, at, canonical, salt, leafHash };
}

const codesOf = (findings: readonly Finding[]) => findings.map(({ code }) => code);
const kept = { commitment: undefined, sha256 };

test("an entry that is as it was written has no finding, and says what it says", () => {
  const { findings, event, leafHash } = checkEntry(anEntry({ n: 1 }), kept);
  expect(findings).toEqual([]);
  expect(event).toEqual(anEvent({ n: 1 }));
  expect(leafHash).toEqual(anEntry({ n: 1 }).leafHash);
});

test("a text in another spelling of the same event is not read", () => {
  const canonical = canonicalEvent(anEvent());
  expect(parseEvent(canonical)).toBeDefined();
  for (const text of [
    ` ${canonical}`,
    canonical.replace("{", '{"b":1,'),
    "{}",
    "null",
    "[",
    '"x"',
  ]) {
    expect(parseEvent(text)).toBeUndefined();
  }
});

test("each column that differs from the text is named with both values", () => {
  const { findings } = checkEntry({ ...anEntry(), at: AT + 1 }, kept);
  expect(findings).toEqual([
    { code: "column-differs", subject: "entry:7:at", expected: String(AT), actual: String(AT + 1) },
  ]);
});

test("an erased entry stands by what its erasure kept, and by nothing without one", () => {
  const whole = anEntry();
  const commitment = commitmentOf({ salt: whole.salt, canonical: utf8(whole.canonical) });
  const erased = { ...whole, canonical: "", salt: new Uint8Array(0), subjectId: "", actorId: "" };
  expect(checkEntry(erased, { commitment, sha256 }).findings).toEqual([]);
  expect(codesOf(checkEntry(erased, kept).findings)).toEqual(["erased-without-record"]);
  const other = new Uint8Array(32);
  expect(codesOf(checkEntry(erased, { commitment: other, sha256 }).findings)).toEqual([
    "entry-changed",
  ]);
  expect(codesOf(checkEntry(whole, { commitment, sha256 }).findings)).toEqual([
    "erasure-without-effect",
  ]);
});

test("an entry may be ten minutes older than the one before it, and not a millisecond more", () => {
  for (const [lag, codes] of [
    [CLOCK_TOLERANCE_MS, []],
    [CLOCK_TOLERANCE_MS + 1, ["entry-back-dated"]],
  ] as const) {
    const moments = new Moments();
    moments.entry({ logIndex: 0, at: AT });
    expect(codesOf(moments.entry({ logIndex: 1, at: AT - lag }))).toEqual(codes);
  }
});

test("an entry is neither older than a checkpoint before it nor newer than the one that covers it", () => {
  const moments = new Moments(0);
  expect(moments.entry({ logIndex: 0, at: AT }, AT + 5)).toEqual([]);
  expect(moments.checkpoint({ size: 1, at: AT + 5 })).toEqual([]);
  expect(codesOf(moments.entry({ logIndex: 1, at: AT + 4 }, AT + 9))).toEqual(["entry-back-dated"]);
  expect(moments.entry({ logIndex: 2, at: AT + 5 }, AT + 9)).toEqual([]);
  expect(codesOf(moments.entry({ logIndex: 3, at: AT + 10 }, AT + 9))).toEqual([
    "entry-post-dated",
  ]);
  // The one that lies in the future does not make its followers old.
  expect(moments.entry({ logIndex: 4, at: AT + 6 }, AT + 9)).toEqual([]);
  expect(codesOf(moments.checkpoint({ size: 5, at: AT + 4 }))).toEqual(["checkpoint-back-dated"]);
});

test("a checkpoint that could not take everything says nothing of what it left", () => {
  const left = (size: number) => {
    const moments = new Moments(0);
    moments.entry({ logIndex: 0, at: AT });
    moments.checkpoint({ size, at: AT + 1_000 });
    return codesOf(moments.entry({ logIndex: size, at: AT + 1 }));
  };
  expect(left(ENTRIES_A_CHECKPOINT)).toEqual([]);
  expect(left(ENTRIES_A_CHECKPOINT - 1)).toEqual(["entry-back-dated"]);
});

test("no entry is newer than a block that covers it", () => {
  const moments = new Moments(0);
  moments.entry({ logIndex: 0, at: AT });
  expect(moments.block({ size: 1, at: AT })).toEqual([]);
  expect(codesOf(moments.block({ size: 1, at: AT - 1 }))).toEqual(["entry-post-dated"]);
});

test("twenty of a kind are listed, and of the others how many there are", () => {
  const found = new Findings();
  const one = (n: number): Finding => ({
    code: "leaf-differs",
    subject: `entry:${n}`,
    expected: "a",
    actual: "b",
  });
  found.add(Array.from({ length: 20 }, (_, n) => one(n)));
  expect(found.list()).toHaveLength(20);
  found.add([one(20), one(21)]);
  expect(found.list().at(-1)).toEqual({
    code: "more-findings",
    subject: "code:leaf-differs",
    expected: "20",
    actual: "22",
  });
});

const TERMS = {
  requestId: "req_1",
  lineId: "lin_1",
  companyId: "org_1",
  hospitalId: "org_2",
  datasetId: "dat_1",
  purposeSha256: "00",
  agreementId: "agr_1",
  from: AT,
  until: AT + 1_000,
};
const aGrant = (changes: Partial<GrantRow> = {}): GrantRow => ({
  ...{ id: "grn_0000000001", ...TERMS, status: "active", endedAt: null, logIndex: 3 },
  ...changes,
});
const issued = { logIndex: 3, event: anEvent({ ...TERMS, team: ["per_1", "per_2"] }) };
const ended = (type: string) => ({
  logIndex: 9,
  event: { ...anEvent(), type, at: instantOf(AT + 5) },
});
const record = { team: ["per_2", "per_1"], events: [issued], isErased: false };

test("a grant is in force from its first moment to the one before its end", () => {
  expect(isInForce(aGrant(), AT - 1)).toBe(false);
  expect(isInForce(aGrant(), AT)).toBe(true);
  expect(isInForce(aGrant(), AT + 999)).toBe(true);
  expect(isInForce(aGrant(), AT + 1_000)).toBe(false);
  expect(isInForce(aGrant({ status: "revoked" }), AT)).toBe(false);
});

test("a grant stands as its entry says, with its team in any order", () => {
  expect(checkGrant({ row: aGrant(), ...record })).toEqual([]);
  for (const [field, value] of Object.entries({ ...TERMS, logIndex: 3 })) {
    const other = typeof value === "number" ? value - 1 : `${value}x`;
    const found = checkGrant({ row: aGrant({ [field]: other }), ...record });
    expect(found.map(({ code, subject }) => [code, subject])).toEqual([
      ["grant-differs", `grant:grn_0000000001:${field}`],
    ]);
  }
  expect(codesOf(checkGrant({ row: aGrant(), ...record, team: ["per_1"] }))).toEqual([
    "team-differs",
  ]);
});

test("a grant ends where an entry ends it, in the way and at the moment it says", () => {
  const events = [issued, ended("grant-revoked")];
  const check = (changes: Partial<GrantRow>, list = events) =>
    codesOf(checkGrant({ row: aGrant(changes), ...record, events: list }));
  expect(check({ status: "revoked", endedAt: AT + 5 })).toEqual([]);
  expect(check({ status: "revoked", endedAt: AT + 6 })).toEqual(["grant-differs"]);
  expect(check({ status: "expired", endedAt: AT + 5 })).toEqual(["grant-end-not-in-log"]);
  expect(check({})).toEqual(["grant-reactivated"]);
  expect(check({ status: "revoked", endedAt: AT + 5 }, [issued])).toEqual(["grant-end-not-in-log"]);
});

test("a grant without its entry is outside of the log, unless it ended and was forgotten", () => {
  const events: [] = [];
  const check = (changes: Partial<GrantRow>, isErased: boolean) =>
    codesOf(checkGrant({ row: aGrant(changes), team: [], events, isErased }));
  expect(check({}, false)).toEqual(["grant-not-in-log"]);
  expect(check({}, true)).toEqual(["grant-unproven"]);
  expect(check({ status: "expired" }, true)).toEqual([]);
  expect(check({ status: "expired" }, false)).toEqual(["grant-not-in-log"]);
});

test("a visa and a use stay inside of their grant", () => {
  const expiresAt = AT + 1_000;
  const handed = {
    logIndex: 4,
    event: { ...anEvent({ visaId: "vis_1", personId: "per_1", expiresAt }), type: "visa-issued" },
  };
  const visa = {
    id: "vis_1",
    grantId: "grn_0000000001",
    personId: "per_1",
    issuedAt: AT,
    expiresAt,
  };
  expect(checkVisaEvent(handed, { visa, grant: aGrant() })).toEqual([]);
  expect(codesOf(checkVisaEvent(handed, { visa, grant: aGrant({ until: AT + 999 }) }))).toEqual([
    "visa-outside-grant",
  ]);
  expect(codesOf(checkVisaEvent(handed, { visa: undefined, grant: aGrant() }))).toEqual([
    "visa-missing",
  ]);
  const facts = {
    ...{ useId: "use_1", nodeKeyId: "key", grantId: "grn_0000000001", visaId: "vis_1" },
    ...{ objectSha256: "00", amount: 1, servedAt: AT, reportId: "r" },
  };
  const served = { logIndex: 5, event: { ...anEvent(facts), type: "file-served" } };
  const { useId: id, ...columns } = facts;
  const use = { id, ...columns, kind: "file-served", recordedAt: AT, logIndex: 5 };
  expect(checkUseEvent(served, { use, grant: aGrant() })).toEqual([]);
  const late = aGrant({ until: AT - CLOCK_TOLERANCE_MS });
  expect(codesOf(checkUseEvent(served, { use, grant: late }))).toEqual(["use-outside-grant"]);
  const revoked = aGrant({ until: AT + 10 ** 9, endedAt: AT - CLOCK_TOLERANCE_MS });
  expect(codesOf(checkUseEvent(served, { use, grant: revoked }))).toEqual(["use-outside-grant"]);
});

test("a file of grants that is none is not read", () => {
  for (const text of [
    "",
    "null",
    "{}",
    '{"format":"vouchsafe-grants/2","origin":"a","grants":[]}',
  ]) {
    expect(parseHandedGrants(text)).toBeUndefined();
  }
  const file = { format: "vouchsafe-grants/1", origin: "a", at: 1, grants: [{ id: "x" }] };
  expect(parseHandedGrants(JSON.stringify(file))).toBeUndefined();
  expect(parseHandedGrants(JSON.stringify({ ...file, grants: [] }))).toBeDefined();
});

test("what is signed of a report names the log and holds everything that it says", () => {
  const checked = {
    ...{ checkpoints: 1, cosignatures: 0, anchors: 0, tiles: 0, grants: 0, visas: 0, uses: 0 },
    ...{ erasures: 0, rows: 0, chains: [], silentChains: [] },
  };
  const report: MonitorReport = {
    ...{ at: AT, entries: 1, grantsInForce: 0, durationMs: 1, findings: [], checked },
  };
  const text = new TextDecoder().decode(reportMessage("a.example/log", report));
  expect(text.startsWith("vouchsafe-monitor-report/1 a.example/log\n")).toBe(true);
  for (const name of Object.keys({ ...report, ...checked })) expect(text).toContain(`"${name}":`);
});
