/**
 * One hub's anchoring as a program of its own, to be killed: it publishes and anchors the log of a
 * store to a fake chain behind HTTP. Arguments: store file, chain URL, key file, name of the hub.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { instantOf } from "~/domain/shared/instant";
import { openLogSigner } from "~/gateways/log-signer";
import { anchorTo } from "~/processes/log/anchor-chain.server";
import { publishCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { runProcesses } from "~/processes/run-processes.server";
import { openStore } from "~db/store";
import { askAt, fakeAnchorChain } from "./fake-port";
import { KILL_TEST } from "./kill-settings";

const [file = "", url = "", keyFile = "", holder = ""] = process.argv.slice(2);
const say = (level: string) => (fields: object, message: string) =>
  void process.stdout.write(`${JSON.stringify({ level, holder, message, ...fields })}\n`);
const store = await openStore({ url: `file:${file}` });
const context = {
  store,
  newId: () => {
    throw new Error("the log needs no ids");
  },
  log: { info: say("info"), warn: say("warn"), error: say("error") },
  now: () => instantOf(Date.now()),
  randomBytes: (count: number) => new Uint8Array(randomBytes(count)),
  logSigner: openLogSigner({ pem: readFileSync(keyFile, "utf8"), origin: KILL_TEST.origin }),
};
say("info")({}, "hub started");
const chain = fakeAnchorChain(askAt(url), KILL_TEST);
const { leaseMs, idleMs } = KILL_TEST;
runProcesses(context, {
  processes: [publishCheckpoint, anchorTo(chain)],
  holder,
  onWake: () => () => undefined,
  leaseMs,
  idleMs,
});
