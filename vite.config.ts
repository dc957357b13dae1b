import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";
import { offlineVerifier } from "./scripts/verifier/offline-verifier";

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), offlineVerifier()],
  resolve: {
    alias: {
      "~db": folder("./db"),
      "~contracts": folder("./contracts"),
      "~node": folder("./node"),
      "~": folder("./app"),
    },
  },
  ssr: { external: ["better-sqlite3", "@duckdb/node-api"] },
  build: {
    cssMinify: true,
    // Our content security policy has no `data:` for fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: isSsrBuild ? "node20" : "es2022",
    sourcemap: isSsrBuild === true,
  },
}));
