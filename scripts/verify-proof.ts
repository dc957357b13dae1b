/**
 * Verifies a proof file with no server and no network:
 * `npm run verify-proof -- file.json [--key KEY] [--block HASH]`. Ends with 0 when every step holds.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { StepResult } from "~/domain/transparency/proof/proof-steps";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { loadTranslator, type Translate } from "~/messages/translate";
import { verifyEd25519 } from "~/queries/transparency/ed25519.server";

/** Korean first, English beside it. */
type Words = (key: Parameters<Translate>[0], params?: Parameters<Translate>[1]) => string;

function linesOf(result: StepResult, words: Words): string[] {
  const { step, ok, assumed, field, expected, actual } = result;
  const state = ok ? (assumed ? "assumed" : "ok") : "failed";
  const sign = { ok: "✔", assumed: "?", failed: "✖" }[state];
  const head = `${sign} ${words(`transparency.step.${step}`)}: ${words(`transparency.${state}`)}`;
  if (ok && !assumed) return [head];
  if (ok) return [head, `    ${words(`transparency.step.${step}.assumed`)}`, `    ${actual ?? ""}`];
  return [
    head,
    `    ${words("transparency.field")}: ${field ?? ""}`,
    `    ${words("transparency.expected")}: ${expected ?? ""}`,
    `    ${words("transparency.actual")}: ${actual ?? ""}`,
  ];
}

async function main(): Promise<number> {
  const [korean, english] = [await loadTranslator("ko"), await loadTranslator("en")];
  const words: Words = (key, params) => `${korean(key, params)} / ${english(key, params)}`;
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { key: { type: "string" }, block: { type: "string" } },
  });
  const [file] = positionals;
  if (positionals.length !== 1 || file === undefined) {
    console.error(words("transparency.cli.usage"));
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    console.error(words("transparency.cli.unreadable", { file }));
    return 2;
  }
  const trusted = {
    ...(typeof values["key"] === "string" ? { logKey: values["key"] } : {}),
    ...(typeof values["block"] === "string" ? { blockHash: values["block"] } : {}),
  };
  const { ok, steps } = await verifyProof(bytes, { verifyEd25519, trusted });
  for (const line of steps.flatMap((step) => linesOf(step, words))) console.log(line);
  console.log(words(ok ? "transparency.verified.ok" : "transparency.verified.failed"));
  return ok ? 0 : 1;
}

process.exitCode = await main();
