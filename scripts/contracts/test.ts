/**
 * Runs forge over the contracts, offline: forge and the compiler come from npm. Forge asks for a
 * `solc` program, so a small wrapper around the JavaScript compiler is written first. Afterwards the
 * measured gas is compared with `contracts/gas.json`; `-- --write-gas` writes that file anew.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareGas, writeGas } from "./gas";

const contracts = fileURLToPath(new URL("../../contracts", import.meta.url));
const out = join(contracts, "out");
const require = createRequire(import.meta.url);

const library = dirname(dirname(require.resolve("@openzeppelin/contracts/package.json")));

/** Answers what forge asks a compiler: its version, and standard JSON from stdin to stdout. */
const WRAPPER = `#!${process.execPath}
const solc = require(${JSON.stringify(require.resolve("solc"))});
if (process.argv.includes("--version")) {
  console.log("solc, the solidity compiler commandline interface\\nVersion: " + solc.version());
} else {
  process.stdout.write(solc.compile(require("node:fs").readFileSync(0, "utf8")));
}
`;

/**
 * The machine of the tests is Cancun, like our embedded chain; the anchor is compiled for Paris as
 * its artifact is, so that the gas is that of the artifact.
 */
const SETTINGS = `[profile.default]
src = "src"
test = "test"
out = "out/forge"
cache_path = "cache"
solc = "${join(out, "solc.cjs")}"
offline = true
evm_version = "cancun"
optimizer = true
optimizer_runs = 200
bytecode_hash = "none"
remappings = ["@openzeppelin/=${library}/"]
allow_paths = ["${library}"]
additional_compiler_profiles = [{ name = "paris", evm_version = "paris" }]
compilation_restrictions = [{ paths = "src/GrantAnchor.sol", evm_version = "paris" }]
fuzz = { runs = 256, seed = "0x1" }
invariant = { runs = 24, depth = 40, fail_on_revert = true, show_metrics = false }
snapshots = "out/snapshots"
`;

/** Forge comes as a package of its own for each platform; null where ours has none. */
function forgeProgram(): string | null {
  try {
    const platform = { x64: "amd64" }[process.arch as string] ?? process.arch;
    const manifest = `@foundry-rs/forge-${process.platform}-${platform}/package.json`;
    const name = process.platform === "win32" ? "forge.exe" : "forge";
    return join(dirname(require.resolve(manifest)), "bin", name);
  } catch {
    return null;
  }
}

const measured = join(out, "snapshots");
rmSync(measured, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "solc.cjs"), WRAPPER);
chmodSync(join(out, "solc.cjs"), 0o755);
writeFileSync(join(out, "foundry.toml"), SETTINGS);
const forge = forgeProgram();
if (forge === null) {
  console.log("Skipped: no forge for this platform.");
  process.exit(0);
}
const result = spawnSync(forge, ["test", "--offline", "--root", contracts], {
  stdio: "inherit",
  env: { ...process.env, FOUNDRY_CONFIG: join(out, "foundry.toml") },
});
if (result.error) throw result.error;
process.exitCode = result.status ?? 1;
if (process.exitCode === 0) {
  if (process.argv.includes("--write-gas")) writeGas(measured);
  const complaints = compareGas(measured);
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}
