// The browser and the font of the journeys: installed where we may, named where we may not.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const PACKAGES = ["chromium", "fonts-noto-cjk"];

const hasBrowser = () => [process.env.CHROMIUM, ...PLACES].some((path) => path && existsSync(path));

/** Whether Korean words can be drawn. Without fontconfig nobody knows, so we believe it. */
function hasKoreanFont() {
  const asked = spawnSync("fc-list", [":lang=ko"], { encoding: "utf8" });
  return asked.error ? process.platform !== "linux" : asked.stdout.trim() !== "";
}

const apt = (...args) =>
  spawnSync("apt-get", args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status === 0;

/** @returns {string | undefined} what is missing and how to install it */
export function ensureBrowser() {
  if (hasBrowser() && hasKoreanFont()) return undefined;
  const mayInstall = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (mayInstall) {
    console.log(`· installing ${PACKAGES.join(" and ")}`);
    const isDone =
      apt("update", "-qq") && apt("install", "-y", "-qq", "--no-install-recommends", ...PACKAGES);
    if (isDone && hasBrowser()) return undefined;
  }
  return [
    "The browser journeys need Chromium and a Korean font. Install them and run again:",
    `  sudo apt-get update && sudo apt-get install -y ${PACKAGES.join(" ")}`,
    "or name a Chromium of yours: CHROMIUM=/path/to/chromium npm test",
  ].join("\n");
}
