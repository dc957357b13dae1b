// `npm test`: everything that CI checks, from a fresh clone. Ends with `N passed, N failed`.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt, isInstalled, markBuilt, sourcesHash } from "./start/freshness.mjs";
import { ensureBrowser } from "./test/browser.mjs";
import { countCheck, countForge, run, runVitest } from "./test/stages.mjs";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (...path) => [process.execPath, join(folder, "node_modules", ...path)];
const tsx = (script) => [process.execPath, "--import", "tsx", join("scripts", script)];

// What the caller's shell says about a database or a mode is not what is tested.
for (const name of ["DATABASE_URL", "DATA_DIR", "VOUCHSAFE_MODE", "PORT", "NODE_ENV"]) {
  delete process.env[name];
}

async function build() {
  const hash = sourcesHash(folder);
  if (isBuilt(folder)) return countCheck({ code: 0 });
  const made = await run(folder, [...tool("@remix-run/dev/dist/cli.js"), "vite:build"], {
    NODE_ENV: "production",
  });
  if (made.code === 0) markBuilt(folder, hash);
  return countCheck(made);
}

const STAGES = {
  lint: async () =>
    countCheck(await run(folder, [...tool("@biomejs/biome/bin/biome"), "check", "."])),
  types: async () => countCheck(await run(folder, [...tool("typescript/bin/tsc"), "--noEmit"])),
  "import rules": async () =>
    countCheck(
      await run(folder, [
        ...tool("dependency-cruiser/bin/dependency-cruise.mjs"),
        ...["--config", ".dependency-cruiser.mjs"],
        ...["app", "db", "node", "contracts", "scripts", "tests"],
      ]),
    ),
  "unused code": async () => countCheck(await run(folder, tool("knip/bin/knip.js"))),
  "unit tests": () => runVitest(folder, { name: "unit" }),
  chaos: () => runVitest(folder, { name: "chaos", args: ["-c", "vitest.chaos.config.ts"] }),
  contracts: async () => countForge(await run(folder, tsx("contracts/test.ts"))),
  "real PostgreSQL": () =>
    runVitest(folder, { name: "postgres", args: ["-c", "vitest.postgres.config.ts"] }),
  build,
  "built program": () =>
    runVitest(folder, {
      name: "built",
      args: ["-c", "vitest.built.config.ts"],
      env: { NODE_ENV: "production" },
    }),
  journeys: async () => {
    const missing = ensureBrowser();
    if (missing === undefined)
      return runVitest(folder, { name: "journeys", args: ["-c", "vitest.journeys.config.ts"] });
    console.error(missing);
    return { passed: 0, failed: 1, skipped: 0 };
  },
};

/** The stages named on the command line, or all: `npm test -- lint types`. */
const asked = process.argv.slice(2).filter((name) => name in STAGES);
const chosen = asked.length > 0 ? asked : Object.keys(STAGES);

if (!existsSync(join(folder, "node_modules")) || !isInstalled(folder, { needsDev: true })) {
  console.log("· installing packages");
  const installed = await run(folder, ["npm", "ci", "--no-audit", "--no-fund"]);
  if (installed.code !== 0) {
    console.log("0 passed, 1 failed");
    process.exit(1);
  }
}

const sum = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const name of chosen) {
  console.log(`\n━━ ${name}`);
  const startedAt = Date.now();
  const counted = await STAGES[name]();
  for (const kind of Object.keys(sum)) sum[kind] += counted[kind];
  const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
  lines.push(`${seconds} s  ${name}: ${counted.passed} passed, ${counted.failed} failed`);
}
console.log(`\n${lines.join("\n")}\n`);
const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : "";
console.log(`${sum.passed} passed, ${sum.failed} failed${skipped}`);
process.exit(sum.failed === 0 ? 0 : 1);
