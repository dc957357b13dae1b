import { expect, test } from "vitest";
import { parseForm } from "~/http/parse-form";
import { DraftForm } from "./forms";

type Fields = Readonly<Record<string, string | readonly string[] | File>>;

const COMPLETE: Fields = {
  intent: "save",
  version: "3",
  title: "흉부 X선 결절 검출",
  purposeKind: "disease-research",
  "diseases[]": ["lung-cancer"],
  purpose: "결절을 찾아요.\r\n두 번째 줄이에요.",
  plan: "병원 안에서만 분석해요.",
  useDays: "180",
  "team[]": ["per_0000000001"],
};

/** Posts fields as a browser would; `undefined` leaves a field out. */
async function post(changes: Record<string, Fields[string] | undefined> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...COMPLETE, ...changes })) {
    if (value === undefined) continue;
    if (Array.isArray(value)) for (const one of value) form.append(name, one);
    else form.append(name, value as string | File);
  }
  return parseForm(new Request("http://localhost/", { method: "POST", body: form }), DraftForm);
}

async function errorsFor(changes: Record<string, Fields[string] | undefined>) {
  const form = await post(changes);
  return form.ok ? {} : form.answer.data.errors;
}

test("a whole dossier is read as it was written, with one kind of line end", async () => {
  const form = await post({ hasEthicsApproval: "on" });
  expect(form.ok && form.value).toMatchObject({
    version: 3,
    purposeKind: "disease-research",
    diseases: ["lung-cancer"],
    purpose: "결절을 찾아요.\n두 번째 줄이에요.",
    useDays: 180,
    hasEthicsApproval: true,
    willPublish: false,
    team: ["per_0000000001"],
  });
});

test("a dossier with gaps is read as well: a draft may be saved half way", async () => {
  const gaps = { title: "", purposeKind: undefined, "diseases[]": undefined, useDays: "" };
  const form = await post({ ...gaps, purpose: "", plan: "", "team[]": undefined });
  expect(form.ok && form.value).toMatchObject({ title: "", useDays: null, diseases: [], team: [] });
});

const long = (length: number) => "가".repeat(length);

test.each([
  ["version", "form.not-a-number", { version: "-1" }],
  ["version", "form.missing", { version: undefined }],
  ["title", "form.max-length", { title: long(201) }],
  ["purposeKind", "form.not-a-choice", { purposeKind: "marketing" }],
  ["diseases", "form.not-a-choice", { "diseases[]": ["no-such-disease"] }],
  ["diseases", "request.diseases.too-many", { "diseases[]": Array(21).fill("asthma") }],
  ["purpose", "form.max-length", { purpose: long(4_001) }],
  ["plan", "form.max-length", { plan: long(8_001) }],
  ["useDays", "form.not-a-number", { useDays: "many" }],
  ["useDays", "form.not-a-number", { useDays: "1.5" }],
  ["useDays", "request.use-days.too-short", { useDays: "0" }],
  ["useDays", "request.use-days.too-long", { useDays: "1826" }],
  ["team", "form.not-a-choice", { "team[]": ["somebody"] }],
  ["team", "request.team.too-many", { "team[]": Array(31).fill("per_0000000001") }],
] as const)("a wrong %s is named and answered by %s", async (field, key, changes) => {
  const errors = await errorsFor(changes as Record<string, Fields[string] | undefined>);
  expect(errors[field]?.key).toBe(key);
  expect(Object.keys(errors)).toEqual([field]);
});

test("an unknown intent is refused by name", async () => {
  expect(Object.keys(await errorsFor({ intent: "delete-everything" }))).toEqual(["intent"]);
});

test("the last allowed character and the last allowed day still pass", async () => {
  const form = await post({ title: long(200), purpose: long(4_000), useDays: "1825" });
  expect(form.ok).toBe(true);
});

test.each([
  ["no file", new File([], ""), "form.missing"],
  ["an empty file", new File([], "plan.pdf"), "request.file.empty"],
  [
    "a file over the limit",
    new File([new Uint8Array(10 * 1_048_576 + 1)], "a.pdf"),
    "request.file.too-large",
  ],
  ["a name without end", new File(["x"], `${long(200)}.pdf`), "request.file.name-long"],
] as const)("%s is refused at the file's field", async (_, file, key) => {
  expect((await errorsFor({ intent: "attach", file }))["file"]?.key).toBe(key);
});

test("an attachment is taken away by its id only", async () => {
  const errors = await errorsFor({ intent: "detach", attachmentId: "../../etc/passwd" });
  expect(errors["attachmentId"]?.key).toBe("form.wrong");
});
