import { expect, test } from "vitest";
import { parseForm } from "~/http/parse-form";
import { WithdrawForm } from "./forms";

const send = async (reason: string) => {
  const body = new URLSearchParams({ reason });
  const form = await parseForm(
    new Request("http://localhost/", { method: "POST", body }),
    WithdrawForm,
  );
  return form.ok ? form.value.reason : form.answer.data.errors["reason"]?.key;
};

test("a withdrawal needs a reason of one to a thousand characters, a line break counts as one", async () => {
  expect(await send(" \r\n ")).toBe("form.missing");
  expect(await send("가")).toBe("가");
  expect(await send(`${"가".repeat(998)}\r\n나`)).toBe(`${"가".repeat(998)}\n나`);
  expect(await send("가".repeat(1_001))).toBe("form.max-length");
});
