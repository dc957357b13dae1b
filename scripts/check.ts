/** `npm run check`: what can be said about the code without running it. */
import { spawnSync } from "node:child_process";

const stages = ["lint", "types", "import rules", "unused code"];
const { status } = spawnSync(process.execPath, ["scripts/test.mjs", ...stages], {
  stdio: "inherit",
});
process.exitCode = status ?? 1;
