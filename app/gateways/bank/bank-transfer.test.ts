import { expect, test } from "vitest";
import { bankTransfer, depositorCode } from "./bank-transfer";

test("a depositor code is short, easy to type, and the same each time", () => {
  expect(depositorCode("ins_0000000001")).toMatch(/^VS[2-9A-HJKMNP-TV-Z]{8}$/);
  expect(depositorCode("ins_0000000001")).toBe(depositorCode("ins_0000000001"));
});

test("ten thousand instalments have ten thousand codes", () => {
  const codes = Array.from({ length: 10_000 }, (_, index) => depositorCode(`ins_${index}`));
  expect(new Set(codes).size).toBe(10_000);
});

test("no machine calls a transfer paid", async () => {
  expect(await bankTransfer().look("VSABCDEFGH")).toMatchObject({ state: "waiting" });
});
