import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeVerifier } from "../../scripts/verifier/offline-verifier";

const built = readFileSync("build/client/verify.html", "utf8");

test("the verifier beside the pages is what its sources make, to the byte", async () => {
  expect(await makeVerifier(process.cwd())).toBe(built);
}, 60_000);

/** How a page would reach for something outside itself, or run what is not in it. */
const REACHES = [
  "fetch(",
  "XMLHttpRequest",
  "WebSocket",
  "EventSource",
  "sendBeacon",
  "import(",
  "importScripts",
  "eval(",
  "new Function",
  "innerHTML",
  " src=",
  " href=",
  "url(",
  "localStorage",
];

test.each(REACHES)("the verifier has no “%s”", (reach) => {
  expect(built).not.toContain(reach);
});

test("the verifier forbids itself everything but its own script and style", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(built)?.[1];
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-\S{44}'; style-src 'sha256-\S{44}'; base-uri 'none'; form-action 'none'$/,
  );
});
