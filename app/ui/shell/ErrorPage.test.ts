import { expect, test } from "vitest";
import { faultOf, knownStatus } from "./ErrorPage";

test("a status without a page of its own gets the page of its hundred", () => {
  expect(knownStatus(404)).toBe(404);
  expect(knownStatus(418)).toBe(400);
  expect(knownStatus(502)).toBe(500);
});

test("a bug is a 500 and its own message is never passed on", () => {
  expect(faultOf(new Error("secret table missing"))).toEqual({ status: 500 });
});
