/** A log small enough to lie with, and witnesses that listen on this machine. */
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base64Of, concatBytes, utf8 } from "~/domain/transparency/bytes";
import { checkpointText } from "~/domain/transparency/notes/checkpoint";
import { type NoteKey, signNote, verifierKeyOf } from "~/domain/transparency/notes/note";
import { leafHashOf, portableSha256 } from "~/domain/transparency/tree/leaf";
import {
  consistencyRanges,
  type NodeReader,
  pathOf,
  type Range,
  rootOf,
} from "~/domain/transparency/tree/tree";
import { type LogSigner, openLogSigner } from "~/gateways/log-signer";
import { openWitnessKeys } from "~node/witness/keys";
import { createWitnessServer } from "~node/witness/server";
import type { Witness } from "~node/witness/witness";
import { openWitnessStore } from "~node/witness/witness-store";

/** An operator's key and as many histories as it likes to tell. */
export function anOperator(origin = "log.example") {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = String(privateKey.export({ type: "pkcs8", format: "pem" }));
  const signer: LogSigner = openLogSigner({ pem, origin });
  return { origin, signer, history: (name = "true") => aHistory(signer, name) };
}

/** @param name entries of another name are other entries, so the history is another one */
function aHistory({ key, sign }: LogSigner, name: string) {
  const read = leafReader(name);
  const rootAt = (size: number): Uint8Array => rootOf(size, read, portableSha256);
  return {
    rootAt,
    rangeHash: (range: Range) => pathOf([range], read, portableSha256)[0] as Uint8Array,
    path: (ranges: readonly Range[]) => pathOf(ranges, read, portableSha256),
    proof: (older: number, newer: number): Uint8Array[] =>
      older === 0 || older >= newer
        ? []
        : pathOf(consistencyRanges({ older, newer }), read, portableSha256),
    checkpoint: (size: number): string =>
      signNote(checkpointText({ origin: key.name, size, root: rootAt(size) }), key, sign),
  };
}

const leafReader =
  (name: string): NodeReader =>
  ({ level, index }) => {
    if (level === 0) return leafHashOf(utf8(`${name} ${index}`));
    const below = leafReader(name);
    const [left, right] = [2 * index, 2 * index + 1] as const;
    const hashes = [left, right].map((one) => below({ level: level - 1, index: one }));
    return portableSha256(concatBytes(Uint8Array.of(1), ...hashes));
  };

/** The body of add-checkpoint. */
export const submission = (
  oldSize: number | string,
  proof: readonly Uint8Array[],
  checkpoint: string,
): string =>
  `old ${oldSize}\n${proof.map((hash) => `${base64Of(hash)}\n`).join("")}\n${checkpoint}`;

/** Opens a witness on a port of its own; give `folder` to start the same one again. */
export async function aWitness({
  logs,
  name = "witness.example/w1",
  folder,
  hasMlDsa = true,
  now = () => 1_770_000_000_000,
}: {
  logs: readonly NoteKey[];
  name?: string;
  folder?: string;
  hasMlDsa?: boolean;
  now?: () => number;
}) {
  const place = folder ?? (await mkdtemp(join(tmpdir(), "vouchsafe-witness-")));
  const { keys } = await openWitnessKeys({ folder: place, name, hasMlDsa });
  const store = openWitnessStore(join(place, "witness.db"));
  const said: string[] = [];
  const byOrigin = new Map<string, NoteKey[]>();
  for (const key of logs) byOrigin.set(key.name, [...(byOrigin.get(key.name) ?? []), key]);
  const witness: Witness = { keys, logs: byOrigin, store, now, say: (line) => said.push(line) };
  const server: Server = createWitnessServer(witness);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    witness,
    said,
    url,
    folder: place,
    /** What a policy says of this witness; its Ed25519 key unless the other is asked for. */
    vkey: (type: 4 | 6 = 4) =>
      verifierKeyOf(keys.cosigners.find(({ key }) => key.type === type)?.key as NoteKey),
    post: (call: string, body: string | Uint8Array<ArrayBuffer>) =>
      fetch(`${url}/${call}`, { method: "POST", body }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      store.close();
    },
  };
}
