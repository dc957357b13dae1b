import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ARTIFACT, compileArtifact } from "../../scripts/contracts/compile";

test("the committed artifact is what the compiler makes of the committed sources", () => {
  expect(readFileSync(ARTIFACT, "utf8") === compileArtifact()).toBe(true);
}, 60_000);
