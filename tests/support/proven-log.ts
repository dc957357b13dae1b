/** A log with a cosigned checkpoint and a head on a chain: what a proof is made of, without a hub. */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { instantOf } from "~/domain/shared/instant";
import { hexOf } from "~/domain/transparency/bytes";
import { cosignCheckpoint } from "~/domain/transparency/notes/cosignature";
import { keyIdOf, type NoteKey, parseNote, verifierKeyOf } from "~/domain/transparency/notes/note";
import { type Policy, parsePolicy } from "~/domain/transparency/notes/policy";
import { consistencyRanges } from "~/domain/transparency/tree/tree";
import type { AnchorChain } from "~/gateways/chain/anchor-chain";
import { openEmbeddedChain } from "~/gateways/chain/open-chain";
import type { LogSigner } from "~/gateways/log-signer";
import { cutCheckpoint } from "~/processes/log/publish-checkpoint.server";
import { proofOf } from "~/queries/transparency/proof.server";
import { recordMinedAnchor, recordSignedAnchor } from "~db/repositories/transparency/anchors";
import { loadLatestCheckpoint } from "~db/repositories/transparency/checkpoints";
import { appendEvents } from "~db/repositories/transparency/events";
import { treeOf } from "~db/repositories/transparency/log-tree";
import { cosignatures } from "~db/schema/transparency";
import type { Store } from "~db/store";
import { publishOn } from "./chain";
import { countingIds } from "./ids";
import { aLogSigner, anEvent, aProcessLog, TEST_ORIGIN } from "./transparency";

export const COSIGNED_AT = 1_790_000_000n;

/** A witness that signs whatever it is given. */
export function aWitnessKey(name: string) {
  const pair = generateKeyPairSync("ed25519");
  const spki = pair.publicKey.export({ format: "der", type: "spki" });
  const key: NoteKey = { name, type: 4, publicKey: Uint8Array.from(spki.subarray(-32)) };
  return {
    key,
    sign: (message: Uint8Array) => Uint8Array.from(sign(null, message, pair.privateKey)),
  };
}

/** The policy file of a log and its witnesses, as an auditor would keep it. */
export function policyFileOf(
  log: NoteKey,
  { witnesses, quorum }: { witnesses: readonly { key: NoteKey }[]; quorum: number },
): string {
  const names = witnesses.map((_, at) => `w${at + 1}`);
  return [
    "# An auditor's own policy.",
    `log ${verifierKeyOf(log)} https://log.example/`,
    ...witnesses.map(({ key }, at) => `witness ${names[at]} ${verifierKeyOf(key)}`),
    ...(quorum > 0
      ? [`group enough ${quorum} ${names.join(" ")}`, "quorum enough"]
      : ["quorum none"]),
    "",
  ].join("\n");
}

/** @param witnesses how many cosign, and how many of them must */
export async function aProvenLog(
  store: Store,
  { witnesses: count = 3, quorum = 2 }: { witnesses?: number; quorum?: number } = {},
) {
  const signers = [aLogSigner()] as [LogSigner, ...LogSigner[]];
  const [logSigner] = signers;
  const witnesses = Array.from({ length: count }, (_, n) => aWitnessKey(`w${n + 1}.example/log`));
  const policyFile = policyFileOf(logSigner.key, { witnesses, quorum });
  const parsed = parsePolicy(policyFile);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  const policy: Policy = parsed.value;
  const context = {
    store,
    log: aProcessLog(),
    newId: countingIds(),
    now: () => instantOf(1_770_000_000_000),
    randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
    get logSigner() {
      return signers.at(-1) as LogSigner;
    },
  };
  const newest = async () => {
    const checkpoint = await loadLatestCheckpoint(store.read);
    if (!checkpoint) throw new Error("no checkpoint yet");
    return checkpoint;
  };
  return {
    logSigner,
    policy,
    policyFile,
    append: (n: number) =>
      store.tx([], (db) =>
        appendEvents(
          db,
          Array.from({ length: n }, (_, i) => anEvent(i)),
        ),
      ),
    publish: () => cutCheckpoint(context),
    /** From now on another key signs. */
    rotateLogKey: () => void signers.push(aLogSigner()),
    /** The first so many witnesses sign the newest checkpoint. */
    async cosign(many = count) {
      if (many === 0) return;
      const { size, note } = await newest();
      const text = parseNote(note)?.text ?? "";
      const rows = witnesses.slice(0, many).map(({ key, sign: by }) => ({
        size,
        witness: key.name,
        keyId: hexOf(keyIdOf(key)),
        line: cosignCheckpoint({ text, key, timestamp: COSIGNED_AT }, by).trimEnd(),
        signedAt: instantOf(Number(COSIGNED_AT) * 1_000),
      }));
      await store.tx([], async (db) => void (await db.insert(cosignatures).values(rows)));
    },
    async anchor(chain: AnchorChain) {
      const { size, root } = await newest();
      const { size: prevSize, root: _ } = await chain.head();
      const ranges = prevSize === 0 ? [] : consistencyRanges({ older: prevSize, newer: size });
      const consistency = await treeOf(store).path(store.read, ranges);
      const signed = await publishOn(chain, { prevSize, size, root, consistency, signatures: [] });
      const receipt = await chain.receipt(signed.txHash);
      if (!receipt) throw new Error("the head was not taken");
      const evidence = await chain.evidence(receipt.blockHash);
      const { chainId, contract } = chain;
      const at = instantOf(1_770_000_001_000);
      await store.tx([], async (db) => {
        const { txHash, rawTx, nonce, feePerGas } = signed;
        const place = { chainId, contract, prevSize, size, signedAt: at };
        await recordSignedAnchor(db, { ...place, txHash, rawTx, nonce, feePerGas });
        const { blockNumber, gasUsed } = receipt;
        const status = receipt.isFinal ? "final" : "mined";
        await recordMinedAnchor(db, place, {
          txHash,
          status,
          blockNumber,
          gasUsed,
          minedAt: at,
          evidence,
        });
      });
      return receipt.blockHash;
    },
    /** The proof file's text. @throws Error naming the refusal */
    async proof(
      index: number,
      wish: { chains: readonly AnchorChain[]; isHidden?: boolean },
    ): Promise<string> {
      const places = wish.chains.map(({ chainId, contract }) => ({ chainId, contract }));
      const { key: logKey } = context.logSigner;
      const maySee = () => !wish.isHidden;
      const proof = await proofOf(store, { index, logKey, policy, places, maySee });
      if (!proof.ok) throw new Error(proof.refusal.code);
      return proof.value;
    },
  };
}

/** A proof of an entry in the middle, made of everything that a proof can have. */
export async function aProof(store: Store, options: { witnesses?: number; quorum?: number } = {}) {
  const log = await aProvenLog(store, options);
  const chain = await openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
  await log.append(5);
  await store.tx([], (db) =>
    appendEvents(db, [anEvent(9, { title: "나", n: null, list: [1, true] })]),
  );
  await log.append(13);
  await log.publish();
  await log.cosign();
  await log.append(8);
  await log.publish();
  const blockHash = await log.anchor(chain);
  const text = await log.proof(5, { chains: [chain] });
  return { ...log, chain, blockHash, text };
}
