import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

test("the drawing in docs/architecture.md is of today", () => {
  const check = () =>
    execFileSync(process.execPath, ["--import", "tsx", "scripts/draw-architecture.ts", "--check"], {
      stdio: "pipe",
    });
  expect(check).not.toThrow();
}, 90_000);
