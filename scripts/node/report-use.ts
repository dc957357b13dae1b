/**
 * `npm run report-use -- key|add|send|list`: what a hospital's data server runs beside the data. It
 * notes each use durably, signs it, and reports it to the hub until the hub has taken it.
 * Source: docs/decisions/070-data-uses.md
 */
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { DATA_USE_KINDS, type UseReport } from "~/domain/access/grant/data-use";
import { instantOf } from "~/domain/shared/instant";
import type { MessageKey, MessageParams } from "~/messages/messages";
import { loadTranslator } from "~/messages/translate";
import { openReportQueue } from "~node/uses/report-queue";
import { type Answer, sendRound, sendUntilTaken } from "~node/uses/send-reports";
import { KeyProblem, makeServerKey, readServerKey } from "~node/uses/server-key";
import { signReport } from "~node/uses/sign-report";

const OPTIONS = {
  dir: { type: "string" },
  hub: { type: "string" },
  grant: { type: "string" },
  visa: { type: "string" },
  file: { type: "string" },
  query: { type: "string" },
  rows: { type: "string" },
  "served-at": { type: "string" },
  once: { type: "boolean" },
  lang: { type: "string" },
} as const;

type Options = ReturnType<typeof readOptions>["values"];
type Say = (key: MessageKey, params?: MessageParams) => void;
type Job = { readonly options: Options; readonly folder: string; readonly say: Say };

const readOptions = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], allowPositionals: true, options: OPTIONS });

const DONE = 0;
const LEFT_OVER = 1;
const BAD_USAGE = 2;

/** Thrown for what the person can mend: a key of our words and its values. */
class Wrong extends Error {
  override readonly name = "Wrong";
  constructor(
    readonly key: MessageKey,
    readonly params: MessageParams = {},
  ) {
    super(key);
  }
}

const keyPath = (folder: string): string => join(folder, "server.jwk");

async function makeKey({ folder, say }: Job): Promise<number> {
  const isNew = await makeServerKey(keyPath(folder));
  const { publicJwk, id } = await readServerKey(keyPath(folder));
  say(isNew ? "uses.cli.key.made" : "uses.cli.key.there", { path: keyPath(folder) });
  say("uses.cli.key.register", { id });
  console.log(JSON.stringify(publicJwk));
  return DONE;
}

async function fileFacts(path: string) {
  const hash = createHash("sha256");
  let amount = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    amount += (chunk as Buffer).length;
  }
  return { objectSha256: hash.digest("hex"), amount };
}

async function servedIn({ file, query, rows }: Options) {
  const [ofFile, ofQuery] = DATA_USE_KINDS;
  if (file !== undefined && query === undefined) {
    const facts = await fileFacts(file).catch(() => undefined);
    if (!facts) throw new Wrong("uses.cli.no-file", { path: file });
    return { kind: ofFile, ...facts };
  }
  if (query === undefined || file !== undefined || !/^\d{1,15}$/.test(rows ?? "")) {
    throw new Wrong("uses.cli.what");
  }
  const objectSha256 = createHash("sha256").update(query).digest("hex");
  return { kind: ofQuery, objectSha256, amount: Number(rows) };
}

async function note({ options, folder, say }: Job): Promise<number> {
  const servedAt =
    options["served-at"] === undefined ? Date.now() : Date.parse(options["served-at"]);
  if (!Number.isSafeInteger(servedAt)) throw new Wrong("uses.cli.bad-moment");
  const report: UseReport = {
    reportId: randomUUID(),
    grantId: options.grant ?? "",
    visaId: options.visa ?? "",
    ...(await servedIn(options)),
    servedAt: instantOf(servedAt),
  };
  const key = await readServerKey(keyPath(folder));
  const signed = await signReport(report, key).catch((error: unknown) => {
    if (error instanceof RangeError)
      throw new Wrong("uses.cli.bad-field", { field: error.message });
    throw error;
  });
  const queue = await openReportQueue(folder);
  await queue.note({ ...report, signed });
  say("uses.cli.noted", { reportId: report.reportId, count: (await queue.count()).waiting });
  return DONE;
}

async function send({ options, folder, say }: Job): Promise<number> {
  if (!URL.canParse(options.hub ?? "")) throw new Wrong("uses.cli.no-hub");
  const queue = await openReportQueue(folder);
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  const tell = ({ name }: { name: string }, answer: Answer) => {
    if (answer.kind === "taken") say("uses.cli.taken", { name });
    else say(`uses.cli.${answer.kind}`, { name, code: answer.code });
  };
  const how = { url: new URL("/api/uses", options.hub).href, signal: end.signal, tell };
  if (options.once) await sendRound(queue, how);
  else {
    const wait = (ms: number) =>
      sleep(ms, undefined, { signal: end.signal }).catch(() => undefined);
    await sendUntilTaken(queue, { ...how, wait });
  }
  const { waiting, refused } = await queue.count();
  say("uses.cli.left", { waiting, refused });
  return waiting + refused > 0 ? LEFT_OVER : DONE;
}

async function list({ folder, say }: Job): Promise<number> {
  const { waiting, refused } = await (await openReportQueue(folder)).count();
  say("uses.cli.left", { waiting, refused });
  return DONE;
}

const JOBS: Readonly<Record<string, (job: Job) => Promise<number>>> = {
  key: makeKey,
  add: note,
  send,
  list,
};

/** @returns 0 when everything is done, 1 when reports wait or were refused, 2 for a wrong command */
export async function main(argv: readonly string[], print: (line: string) => void) {
  const [ko, en] = [await loadTranslator("ko"), await loadTranslator("en")];
  let languages = [ko, en];
  const say: Say = (key, params) => {
    for (const t of languages) print(t(key, params));
  };
  try {
    const { values: options, positionals } = readOptions(argv);
    if (options.lang === "ko" || options.lang === "en") {
      languages = languages.filter((t) => t.locale === options.lang);
    }
    const job = JOBS[positionals[0] ?? ""];
    if (!job || positionals.length > 1) throw new Wrong("uses.cli.usage");
    const folder = resolve(options.dir ?? join(process.env["DATA_DIR"] ?? "data", "uses"));
    return await job({ options, folder, say });
  } catch (error) {
    if (error instanceof Wrong) say(error.key, error.params);
    else if (error instanceof KeyProblem) say(`uses.cli.${error.code}`);
    else if ((error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")) say("uses.cli.usage");
    else throw error;
    return BAD_USAGE;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
}
