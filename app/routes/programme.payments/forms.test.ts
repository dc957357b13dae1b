import { expect, test } from "vitest";
import { parseForm } from "~/http/parse-form";
import { PaymentsForm } from "./forms";

const send = (fields: Readonly<Record<string, string>>) => {
  const body = new URLSearchParams(fields);
  return parseForm(new Request("http://localhost/", { method: "POST", body }), PaymentsForm);
};
const errorsOf = async (fields: Readonly<Record<string, string>>) => {
  const form = await send(fields);
  return form.ok ? [] : Object.keys(form.answer.data.errors);
};

test("a confirmation names the transfer by its code, and an empty code means the newest", async () => {
  const seen = { intent: "confirm", instalmentId: "ins_0000000001", amountKrw: "25000000" };
  const named = await send({ ...seen, depositorCode: "VS7K2M9XQA" });
  expect(named.ok && named.value).toMatchObject({ depositorCode: "VS7K2M9XQA" });
  const unnamed = await send({ ...seen, depositorCode: "" });
  expect(unnamed.ok && unnamed.value).toMatchObject({ amountKrw: 25_000_000 });
  expect(await errorsOf({ ...seen, amountKrw: "2.5" })).toEqual(["amountKrw"]);
});

test("money goes back only with a written reason", async () => {
  const wish = { intent: "reverse", transferId: "trf_0000000001" };
  expect(await errorsOf({ ...wish, reason: " \r\n" })).toEqual(["reason"]);
  expect(await errorsOf({ ...wish, reason: "x".repeat(2_001) })).toEqual(["reason"]);
  expect((await send({ ...wish, reason: "두 번 냄" })).ok).toBe(true);
});

test("anything else is not understood", async () => {
  expect((await send({ intent: "steal" })).ok).toBe(false);
  expect((await send({})).ok).toBe(false);
});
