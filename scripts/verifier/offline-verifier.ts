/** Makes the verifier that works from disk: one HTML file out of the same rules that the hub runs. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build, type Plugin } from "vite";

export const VERIFIER_FILE = "verify.html";

const FOLDER = "app/ui/transparency/offline";
const TOKENS = "app/styles/tokens.css";
const KRDS_TOKENS = "node_modules/krds-uiux/resources/css/token/krds_tokens.css";

const read = (root: string, file: string): string => readFileSync(resolve(root, file), "utf8");

/** What stands between the first pair of braces after a word. */
function firstBlock(css: string, word: string): string {
  const start = css.indexOf("{", css.indexOf(word)) + 1;
  return css.slice(start, css.indexOf("}", start));
}

/** The meanings of our colours with the KRDS values that they stand for. */
function colours(root: string): string {
  const krds = new Map(
    [...read(root, KRDS_TOKENS).matchAll(/(--krds-[\w-]+):\s*([^;]+);/g)].map(
      ([, name, value]) => [name, value] as const,
    ),
  );
  const resolved = (css: string): string =>
    css.replaceAll(/var\((--krds-[\w-]+)\)/g, (_, name: string) => {
      const value = krds.get(name);
      if (value === undefined) throw new Error(`${KRDS_TOKENS} has no ${name}`);
      return resolved(value);
    });
  return `:root {${resolved(firstBlock(read(root, TOKENS), ":root"))}}\n`;
}

async function script(root: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "silent",
    publicDir: false,
    resolve: { alias: { "~": resolve(root, "app") } },
    build: {
      write: false,
      target: "es2022",
      // An auditor may want to read it.
      minify: false,
      modulePreload: false,
      rollupOptions: {
        input: resolve(root, FOLDER, "verifier.ts"),
        output: { format: "iife", inlineDynamicImports: true },
      },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const [chunk, ...more] = outputs;
  if (chunk?.type !== "chunk" || more.length > 0) throw new Error("the verifier is one script");
  return `\n${chunk.code.replaceAll("</script", "<\\/script")}`;
}

const sourceOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Shown where no script runs: on the site itself, whose rules allow none inside a page. */
const WITHOUT_SCRIPT = `<main>
<p lang="ko">이 파일을 저장한 다음, 저장한 파일을 브라우저에서 여세요.</p>
<p lang="en">Save this file, then open the saved file in a browser.</p>
</main>`;

/** @param root the folder of the house */
export async function makeVerifier(root: string): Promise<string> {
  const style = `\n${colours(root)}${read(root, `${FOLDER}/verifier.css`)}`;
  const code = await script(root);
  const policy = `default-src 'none'; script-src ${sourceOf(code)}; style-src ${sourceOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Vouchsafe</title>
<style>${style}</style>
</head>
<body>
${WITHOUT_SCRIPT}
<script>${code}</script>
</body>
</html>
`;
}

/** Puts the file beside the built pages, and serves it while developing. */
export function offlineVerifier(): Plugin {
  let isServerBuild = false;
  return {
    name: "offline-verifier",
    configResolved(config) {
      isServerBuild = Boolean(config.build.ssr);
    },
    configureServer({ config, middlewares }) {
      middlewares.use(`/${VERIFIER_FILE}`, (_request, response, next) => {
        makeVerifier(config.root).then(
          (html) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(html),
          next,
        );
      });
    },
    async generateBundle() {
      if (isServerBuild || this.environment.config.command !== "build") return;
      const source = await makeVerifier(this.environment.config.root);
      this.emitFile({ type: "asset", fileName: VERIFIER_FILE, source });
    },
  };
}
