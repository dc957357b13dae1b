/**
 * Follows a log from outside, or checks a hub's database from inside; docs/operations.md says how.
 * Ends with 0 when nothing is wrong, 1 with findings, 2 when it could not look.
 */
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ConfigProblems } from "~/config.server";
import { parseVerifierKey } from "~/domain/transparency/notes/note";
import { parsePolicy } from "~/domain/transparency/notes/policy";
import { loadTranslator } from "~/messages/translate";
import { type ChainPlace, readChainPlace } from "./monitor/ask-chains";
import { KeptLog } from "./monitor/kept-log";
import { CannotLook } from "./monitor/log-client";
import { lookOutside, type OutsideOptions } from "./monitor/look-outside";
import { insideLines, outsideLines, type Words, wordsOf } from "./monitor/say";

const FINE = 0;
const FINDINGS = 1;
const CANNOT_LOOK = 2;

const DEFAULT_INTERVAL_S = 60;
const STATE_FOLDER = "monitor-state";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    database: { type: "string" },
    policy: { type: "string" },
    key: { type: "string" },
    chain: { type: "string", multiple: true },
    state: { type: "string" },
    grants: { type: "string" },
    interval: { type: "string" },
    lang: { type: "string" },
    once: { type: "boolean" },
    rebuild: { type: "boolean" },
    json: { type: "boolean" },
  },
});

const text = (name: string): string | undefined => {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
};

async function main(): Promise<number> {
  const languages = [await loadTranslator("ko"), await loadTranslator("en")];
  const lang = text("lang");
  const words = wordsOf(languages.filter(({ locale }) => !lang || locale === lang));
  const [url, ...more] = positionals;
  const database = text("database");
  if (more.length > 0 || (url === undefined) === (database === undefined)) {
    console.error(words("monitoring.cli.usage"));
    return CANNOT_LOOK;
  }
  try {
    return database === undefined ? await outside(url ?? "", words) : await inside(database, words);
  } catch (error) {
    if (!(error instanceof CannotLook || error instanceof ConfigProblems)) throw error;
    console.error(words("monitoring.cli.unreachable", { what: error.message }));
    return CANNOT_LOOK;
  }
}

function chainPlaces(): ChainPlace[] {
  const given = values["chain"];
  return (Array.isArray(given) ? given : []).map((each) => {
    const place = readChainPlace(String(each));
    if (!place) throw new CannotLook(String(each));
    return place;
  });
}

/** The policy file, or a policy of nothing but the given key. */
function policyText(): string | undefined {
  const [file, key] = [text("policy"), text("key")];
  if (file !== undefined) {
    try {
      return readFileSync(file, "utf8");
    } catch (cause) {
      throw new CannotLook(file, { cause });
    }
  }
  if (key !== undefined && !parseVerifierKey(key)) throw new CannotLook(key);
  return key === undefined ? undefined : `log ${key}\nquorum none\n`;
}

async function outside(url: string, words: Words): Promise<number> {
  if (!URL.canParse(url)) throw new CannotLook(url);
  const isOnce = values["once"] === true;
  const options: OutsideOptions = {
    url,
    policy: policyText(),
    chains: chainPlaces(),
    grantsFile: text("grants"),
    isRebuild: values["rebuild"] === true,
    patience: { tries: 6, pauseMs: 2_000 },
    now: () => Date.now(),
  };
  const kept = new KeptLog(text("state") ?? STATE_FOLDER);
  const seconds = Number(text("interval") ?? DEFAULT_INTERVAL_S);
  if (!(seconds >= 1)) throw new CannotLook(`--interval ${text("interval")}`);
  let worst: number = FINE;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => stop.abort());
  while (!stop.signal.aborted) {
    const code = await oneLook(kept, options, words);
    if (isOnce) return code;
    if (code === FINDINGS) worst = FINDINGS;
    await wait(seconds * 1_000, undefined, { signal: stop.signal }).catch(() => undefined);
  }
  return worst;
}

async function oneLook(kept: KeptLog, options: OutsideOptions, words: Words): Promise<number> {
  try {
    const report = await lookOutside(kept, options);
    if (values["json"] === true) console.log(JSON.stringify(report));
    else for (const line of outsideLines(report, words)) console.log(line);
    if (report.findings.length > 0) return FINDINGS;
    return report.unseen.length > 0 ? CANNOT_LOOK : FINE;
  } catch (error) {
    if (!(error instanceof CannotLook)) throw error;
    if (values["json"] === true) console.log(JSON.stringify({ cannotLook: error.message }));
    else console.error(words("monitoring.cli.unreachable", { what: error.message }));
    return CANNOT_LOOK;
  }
}

async function inside(databaseUrl: string, words: Words): Promise<number> {
  const given = policyText();
  const policy = given === undefined ? undefined : parsePolicy(given);
  if (policy && !policy.ok) throw new CannotLook(`policy, line ${policy.refusal.line}`);
  const isJson = values["json"] === true;
  const isShown = process.stderr.isTTY && !isJson;
  // The engine is chosen when the tables are loaded.
  process.env["DATABASE_URL"] = databaseUrl;
  const { lookInside } = await import("./monitor/look-inside");
  const report = await lookInside({
    databaseUrl,
    policy: policy?.value,
    chains: chainPlaces(),
    now: () => Date.now(),
    onProgress: (done, of) => isShown && process.stderr.write(`\r${done} / ${of} `),
  });
  if (isShown) process.stderr.write("\n");
  if (!policy && !isJson) console.log(`? ${words("monitoring.cli.noKey")}`);
  if (isJson) console.log(JSON.stringify(report));
  else for (const line of insideLines(report, words)) console.log(line);
  return report.findings.length > 0 ? FINDINGS : FINE;
}

process.exitCode = await main();
