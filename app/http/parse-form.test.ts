import * as v from "valibot";
import { expect, test } from "vitest";
import { parseForm } from "./parse-form";

const Schema = v.object({
  title: v.pipe(v.string(), v.minLength(3), v.maxLength(10)),
  kind: v.picklist(["a", "b"]),
  amount: v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(1), v.maxValue(5)),
  tags: v.optional(v.array(v.string()), []),
  note: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => text !== "bad", "request.bad-note"),
    ),
  ),
});
const GOOD = { title: "제목이다", kind: "a", amount: "3" };

const post = (fields: Record<string, string> | [string, string][]) =>
  parseForm(
    new Request("http://x/", { method: "POST", body: new URLSearchParams(fields) }),
    Schema,
  );

async function errorsFor(fields: Record<string, string>) {
  const form = await post(fields);
  return form.ok ? {} : form.answer.data.errors;
}

test("a good form is its values", async () => {
  const form = await post([...Object.entries(GOOD), ["tags[]", "x"], ["tags[]", "y"]]);
  expect(form).toMatchObject({ ok: true, value: { amount: 3, tags: ["x", "y"] } });
});

const CASES: readonly [string, Record<string, string>, object][] = [
  ["a missing field", { kind: "a", amount: "1" }, { title: { key: "form.missing" } }],
  ["an empty field", { ...GOOD, title: "" }, { title: { key: "form.missing" } }],
  [
    "a short text",
    { ...GOOD, title: "ab" },
    { title: { key: "form.min-length", params: { bound: 3 } } },
  ],
  [
    "a long text",
    { ...GOOD, title: "x".repeat(11) },
    { title: { key: "form.max-length", params: { bound: 10 } } },
  ],
  ["a choice that is none", { ...GOOD, kind: "c" }, { kind: { key: "form.not-a-choice" } }],
  ["a word for a number", { ...GOOD, amount: "many" }, { amount: { key: "form.not-a-number" } }],
  ["a fraction", { ...GOOD, amount: "1.5" }, { amount: { key: "form.not-a-number" } }],
  [
    "a number over the bound",
    { ...GOOD, amount: "6" },
    { amount: { key: "form.max-value", params: { bound: 5 } } },
  ],
  ["a rule of our own", { ...GOOD, note: "bad" }, { note: { key: "request.bad-note" } }],
];
for (const [name, fields, errors] of CASES) {
  test(`${name} is named with its field`, async () => {
    expect(await errorsFor(fields)).toMatchObject(errors);
  });
}

test("every wrong field is named at once, and what was written comes back", async () => {
  const form = await post({ title: "a", kind: "z", amount: "9" });
  if (form.ok) throw new Error("the form was taken");
  expect(Object.keys(form.answer.data.errors).sort()).toEqual(["amount", "kind", "title"]);
  expect(form.answer.data.values).toEqual({ title: "a", kind: "z", amount: "9" });
  expect(form.answer.init).toMatchObject({ status: 400 });
});

test("a body that is no form is refused and not an error", async () => {
  const request = new Request("http://x/", {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=x" },
    body: "--x\r\nbroken",
  });
  const form = await parseForm(request, Schema);
  expect(!form.ok && form.answer.data.errors).toEqual({ form: { key: "form.unreadable" } });
});

test("ten thousand fields are not all read", async () => {
  const many = Array.from({ length: 10_000 }, (_, n): [string, string] => [`f${n}`, "x"]);
  const form = await post([...Object.entries(GOOD), ...many]);
  expect(form.ok && Object.keys(form.values).length).toBeLessThanOrEqual(500);
});

test("a field named like an object's own parts is a field", async () => {
  const form = await post([...Object.entries(GOOD), ["__proto__", "x"], ["constructor", "y"]]);
  expect(form.ok).toBe(true);
});
