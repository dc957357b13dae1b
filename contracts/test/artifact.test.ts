import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { artifactOf, CONTRACT_NAMES, compileArtifact } from "../../scripts/contracts/compile";

for (const name of CONTRACT_NAMES) {
  test(`the committed artifact of ${name} is what the compiler makes of the committed sources`, () => {
    expect(readFileSync(artifactOf(name), "utf8") === compileArtifact(name)).toBe(true);
  }, 60_000);
}
