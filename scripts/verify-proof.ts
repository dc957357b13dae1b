/**
 * Verifies a proof file with no server and no network:
 * `npm run verify-proof -- file.json [--policy FILE] [--block HASH]… [--contract ADDRESS]… [--key KEY]`.
 * Ends with 0 when every step holds, with 1 when one fails, with 2 when there is nothing to verify.
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type StepResult, stateOf } from "~/domain/transparency/proof/proof-steps";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { loadTranslator, type Translate } from "~/messages/translate";
import { signatureChecks } from "~/queries/transparency/ed25519.server";

/** Korean first, English beside it. */
type Words = (key: string, params?: Parameters<Translate>[1]) => string;

const SIGNS = { ok: "✔", assumed: "?", idle: "–", failed: "✖" };

function linesOf(result: StepResult, words: Words): string[] {
  const { step, chainId, field, expected, actual } = result;
  const state = stateOf(result);
  const chain =
    chainId === undefined ? "" : ` (${words("transparency.step.chain", { id: String(chainId) })})`;
  const head = `${SIGNS[state]} ${words(`transparency.step.${step}`)}${chain}: ${words(`transparency.${state}`)}`;
  if (state === "failed") {
    return [
      head,
      `    ${words("transparency.field")}: ${field ?? ""}`,
      `    ${words("transparency.expected")}: ${indented(expected)}`,
      `    ${words("transparency.actual")}: ${indented(actual)}`,
    ];
  }
  const why = state === "ok" ? [] : [`    ${words(`transparency.step.${step}.${state}`)}`];
  return [head, ...why, ...(actual ? [`    ${indented(actual)}`] : [])];
}

const indented = (value = ""): string => value.replaceAll("\n", "\n      ");

const OPTIONS = {
  policy: { type: "string" },
  key: { type: "string" },
  block: { type: "string", multiple: true },
  contract: { type: "string", multiple: true },
} as const;

/** What was given on the command line; `undefined` where it is not to be understood. */
function argumentsGiven() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch {
    return undefined;
  }
}

/** The bytes of a file, or word of which one cannot be read. */
function bytesOf(file: string, words: Words): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    console.error(words("transparency.cli.unreadable", { file }));
    return undefined;
  }
}

async function main(): Promise<number> {
  const [korean, english] = [await loadTranslator("ko"), await loadTranslator("en")];
  const words: Words = (key, params) =>
    [korean, english].map((t) => t.maybe(key, params) ?? key).join(" / ");
  const given = argumentsGiven();
  const [file, ...more] = given?.positionals ?? [];
  if (!given || file === undefined || more.length > 0) {
    console.error(words("transparency.cli.usage"));
    return 2;
  }
  const { policy: policyFile, key: logKey, block, contract } = given.values;
  const bytes = bytesOf(file, words);
  const policy = policyFile === undefined ? undefined : bytesOf(policyFile, words);
  if (!bytes || (policyFile !== undefined && !policy)) return 2;
  const trusted = {
    ...(policy ? { policy } : {}),
    ...(logKey === undefined ? {} : { logKey }),
    ...(block ? { blockHashes: block } : {}),
    ...(contract ? { contracts: contract } : {}),
  };
  const { ok, steps } = await verifyProof(bytes, { checks: signatureChecks, trusted });
  for (const line of steps.flatMap((step) => linesOf(step, words))) console.log(line);
  console.log(words(ok ? "transparency.verified.ok" : "transparency.verified.failed"));
  return ok ? 0 : 1;
}

process.exitCode = await main();
