import { expect, test } from "vitest";
import { isFromUs } from "./same-origin";

const US = "https://hub.example";
const host = "hub.example";
const CASES: readonly [string, string, Record<string, string>, boolean][] = [
  ["reading from anywhere", "GET", { "sec-fetch-site": "cross-site" }, true],
  ["our own form", "POST", { "sec-fetch-site": "same-origin" }, true],
  ["an address typed by hand", "POST", { "sec-fetch-site": "none" }, true],
  ["a form of another site", "POST", { "sec-fetch-site": "cross-site", origin: US }, false],
  ["a form of a neighbour", "POST", { "sec-fetch-site": "same-site" }, false],
  ["an old browser on our page", "POST", { origin: US, host }, true],
  [
    "an old browser behind a proxy",
    "POST",
    { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" },
    true,
  ],
  ["an old browser elsewhere", "POST", { origin: "https://evil.example", host }, false],
  ["an origin that hides itself", "POST", { origin: "null", host }, false],
  ["an origin that is no address", "POST", { origin: "::::", host }, false],
  [
    "an origin that begins like ours",
    "POST",
    { origin: "https://hub.example.evil.example", host },
    false,
  ],
  ["a program that says nothing", "POST", { host }, false],
  ["an unusual method", "DELETE", { "sec-fetch-site": "cross-site" }, false],
];
for (const [name, method, headers, expected] of CASES) {
  test(`${name}: ${expected ? "taken" : "refused"}`, () => {
    expect(isFromUs({ method, headers }, US)).toBe(expected);
  });
}
