/**
 * `npm run architecture`: draws who imports whom into docs/architecture.md, from the code itself.
 * With `--check` it only says whether the drawing is of today.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const PAGE = "docs/architecture.md";
const BEGIN = "<!-- drawn by npm run architecture -->";
const END = "<!-- end of the drawing -->";

type Cruise = { modules: { source: string; dependencies: { resolved: string }[] }[] };

/** The room of a file: the kind of code below `app`, or the top-level folder. */
export function roomOf(path: string): string | null {
  const match = /^(app\/[a-z]+(?=\/)|app(?=\/)|db|node|contracts)\//.exec(path);
  if (path.endsWith("config.server.ts") || path.endsWith("runtime.server.ts")) return "wiring";
  return match?.[1]?.replace("app/", "") ?? null;
}

/** Room → room, for every import between two rooms; frame files directly in `app` are left out. */
export function arrowsOf(cruise: Cruise): string[] {
  const arrows = new Set<string>();
  for (const { source, dependencies } of cruise.modules) {
    const from = roomOf(source);
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved);
      if (from && to && from !== to && from !== "app" && to !== "app")
        arrows.add(`${from} --> ${to}`);
    }
  }
  return [...arrows].sort();
}

function drawn(): string {
  const tool = "node_modules/dependency-cruiser/bin/dependency-cruise.mjs";
  const options = [
    "--config",
    ".dependency-cruiser.mjs",
    "--exclude",
    "\\.test\\.tsx?$",
    "-T",
    "json",
  ];
  const out = execFileSync(process.execPath, [tool, ...options, "app", "db", "node"], {
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  const arrows = arrowsOf(JSON.parse(out) as Cruise).map((arrow) => `  ${arrow}`);
  return ["```mermaid", "flowchart LR", ...arrows, "```"].join("\n");
}

/** The page with the drawing put between its marks. @throws when the marks are gone */
function pageWith(drawing: string): string {
  const page = readFileSync(PAGE, "utf8");
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has lost its marks`);
  return `${before}${BEGIN}\n${drawing}\n${END}${after}`;
}

function main(): void {
  const page = pageWith(drawn());
  if (!process.argv.includes("--check")) {
    writeFileSync(PAGE, page);
  } else if (page !== readFileSync(PAGE, "utf8")) {
    console.error(`${PAGE} is not of today: npm run architecture`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();
