import { expect, test } from "vitest";
import { parseForm } from "~/http/parse-form";
import { CaseForm } from "./forms";

async function post(fields: Readonly<Record<string, string>>) {
  const body = new URLSearchParams(fields);
  return parseForm(new Request("http://localhost/", { method: "POST", body }), CaseForm);
}

async function errorsFor(fields: Readonly<Record<string, string>>) {
  const form = await post(fields);
  return form.ok ? {} : form.answer.data.errors;
}

const VOTE = {
  intent: "vote",
  lineId: "lin_0000000001",
  choice: "approve",
  reason: "목적에 맞아요.",
  conditions: "병원 안에서만 분석\r\n\r\n 결과만 반출 ",
};

test("conditions are one a line, without empty ones and surrounding space", async () => {
  const form = await post(VOTE);
  expect(form.ok && form.value).toMatchObject({
    conditions: ["병원 안에서만 분석", "결과만 반출"],
  });
});

test("a declaration without a conflict needs no reason, one with a conflict does", async () => {
  expect(await errorsFor({ intent: "declare", hasConflict: "no" })).toEqual({});
  const errors = await errorsFor({ intent: "declare", hasConflict: "yes", reason: "  " });
  expect(errors["reason"]?.key).toBe("committee.conflict.reason-needed");
});

const lines = (count: number, length: number) => Array(count).fill("가".repeat(length)).join("\n");

test.each([
  ["hasConflict", "form.missing", { intent: "declare" }],
  ["hasConflict", "form.not-a-choice", { intent: "declare", hasConflict: "perhaps" }],
  ["reason", "form.missing", { ...VOTE, reason: " " }],
  ["reason", "form.max-length", { ...VOTE, reason: "가".repeat(2_001) }],
  ["choice", "form.not-a-choice", { ...VOTE, choice: "maybe" }],
  ["lineId", "form.wrong", { ...VOTE, lineId: "1" }],
  ["conditions", "committee.vote.conditions.too-many", { ...VOTE, conditions: lines(11, 3) }],
  ["conditions", "committee.vote.conditions.too-long", { ...VOTE, conditions: lines(1, 501) }],
  ["personId", "form.missing", { intent: "appoint", personId: "" }],
  ["personId", "form.not-a-choice", { intent: "appoint", personId: "somebody" }],
] as const)("a wrong %s is named and answered by %s", async (field, key, fields) => {
  const errors = await errorsFor(fields);
  expect(errors[field]?.key).toBe(key);
  expect(Object.keys(errors)).toEqual([field]);
});
