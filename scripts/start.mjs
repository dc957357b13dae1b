// `npm start` and `npm run dev`: from a fresh clone to a running hub, with Node and npm alone.
import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuilt, isInstalled, markBuilt, sourcesHash } from "./start/freshness.mjs";

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const isDev = process.argv.includes("--dev");
const [major, minor] = process.versions.node.split(".").map(Number);

const say = (korean, english) => console.log(`· ${korean} / ${english}`);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a program to its end. @returns its exit code */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      stdio: "inherit",
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    // The terminal gives Ctrl+C to both of us; the child decides how to end.
    const passOn = (signal) => child.kill(signal);
    process.on("SIGTERM", passOn);
    process.on("SIGINT", () => undefined);
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

async function must(command, args, env) {
  const code = await run(command, args, env);
  if (code !== 0) process.exit(code);
}

const needsBuild = !isDev && !isBuilt(folder);
if (!isInstalled(folder, { needsDev: isDev || needsBuild })) {
  say(
    "필요한 꾸러미를 설치해요(처음에는 2분쯤)",
    "installing packages (about two minutes at first)",
  );
  await must("npm", ["ci", "--no-audit", "--no-fund"], { NODE_ENV: "development" });
}
if (needsBuild) {
  say("화면을 빌드해요", "building the pages");
  const hash = sourcesHash(folder);
  await must("npm", ["run", "--silent", "build"], { NODE_ENV: "production" });
  markBuilt(folder, hash);
}
const code = await run(
  process.execPath,
  ["--import", "tsx", "scripts/serve.ts", ...(isDev ? ["--dev"] : [])],
  { NODE_ENV: isDev ? "development" : "production" },
);
process.exit(code);
