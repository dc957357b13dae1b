// Running the stages of `npm test` and counting what they say.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Runs a program, shows what it writes and keeps it. @returns {Promise<{ code: number, text: string }>} */
export function run(folder, [command, ...args], env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let text = "";
    for (const stream of ["stdout", "stderr"]) {
      child[stream].on("data", (chunk) => {
        text += chunk;
        process[stream].write(chunk);
      });
    }
    child.on("error", (error) => resolve({ code: 1, text: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, text }));
  });
}

/** A check counts as one test. */
export const countCheck = ({ code }) => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
});

/** What vitest wrote for machines. A run that ended without it, or badly in spite of it, has failed. */
export function countVitest(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8"));
  const failedFiles = report.testResults.filter(
    (result) =>
      result.status === "failed" && !result.assertionResults.some((one) => one.status === "failed"),
  ).length;
  const failed = report.numFailedTests + failedFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Forge's last line: `… 26 tests passed, 0 failed, 0 skipped (26 total tests)`. */
export function countForge({ code, text }) {
  const said = /(\d+) tests? passed, (\d+) failed, (\d+) skipped \(/.exec(text);
  if (/^Skipped: no forge/m.test(text)) return { passed: 0, failed: 0, skipped: 1 };
  if (!said) return countCheck({ code: code || 1 });
  const [passed, failed, skipped] = said.slice(1).map(Number);
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** Runs vitest with a report for machines beside the one for people. */
export async function runVitest(folder, { name, args = [], env = {} }) {
  const reports = join(folder, "tests/output");
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  const bin = join(folder, "node_modules/vitest/vitest.mjs");
  const { code } = await run(
    folder,
    [
      process.execPath,
      bin,
      "run",
      ...args,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    env,
  );
  return countVitest(file, code);
}
