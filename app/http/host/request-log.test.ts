import { expect, test } from "vitest";
import { pathPattern } from "./request-log";

const PATHS: readonly [string, string][] = [
  ["/requests/req_0123456789abcdef", "/requests/:req"],
  ["/transparency/entries/4711", "/transparency/entries/:number"],
  ["/x/홍길동", "/x/:text"],
  ["/x/hong@example.org", "/x/:text"],
  [`/${"z".repeat(500)}`, "/:text"],
  ["/sign-in/demo.data", "/sign-in/demo.data"],
];
for (const [path, pattern] of PATHS) {
  test(`${path.slice(0, 30)} is logged as ${pattern}`, () => {
    expect(pathPattern(path)).toBe(pattern);
  });
}
