import { createPrivateKey, createPublicKey, randomBytes, sign } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { concatBytes, to0x, utf8 } from "~/domain/transparency/bytes";
import { isKeyName, type NoteKey, type Sign } from "~/domain/transparency/notes/note";

/** A key of this witness with what it signs by. */
export type Cosigner = { readonly key: NoteKey; readonly sign: Sign };

/** Everything that a witness signs with; the secrets stay inside. */
export type WitnessKeys = {
  readonly name: string;
  /** Ed25519 first, then ML-DSA-44 unless it was turned off. */
  readonly cosigners: readonly Cosigner[];
  /** The address that a contract knows this witness by. */
  readonly address: `0x${string}`;
  /** @param digest 32 bytes @returns r ‖ s ‖ v, s in the lower half, v 27 or 28 */
  signDigest(digest: Uint8Array): Uint8Array;
};

/** Why the keys could not be opened; the code has words in app/messages. */
export class WitnessKeyProblem extends Error {
  override readonly name = "WitnessKeyProblem";
  constructor(
    readonly code: "name-missing" | "name-invalid" | "name-other" | "file-broken",
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(code);
  }
}

const SEED_BYTES = 32;
const MAX_NAME_BYTES = 255;
/** An Ed25519 seed becomes a private key in DER behind these bytes. Source: RFC 8410 §7 */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

type KeyFile = { name: string; ed25519: string; mlDsa44: string; secp256k1: string };

/**
 * Opens the keys in a folder, or makes them at the first start, readable by their owner only.
 * @param name a schema-less URL; needed at the first start, and the same or left out afterwards,
 * because the key ids depend on it
 * @throws WitnessKeyProblem
 */
export async function openWitnessKeys({
  folder,
  name,
  hasMlDsa = true,
}: {
  folder: string;
  name?: string | undefined;
  hasMlDsa?: boolean;
}): Promise<{ keys: WitnessKeys; areNew: boolean }> {
  const file = join(folder, "witness-keys.json");
  const kept = await readKeyFile(file);
  if (kept && name !== undefined && name !== kept.name) {
    throw new WitnessKeyProblem("name-other", { name, kept: kept.name });
  }
  const secrets = kept ?? (await makeKeyFile(file, name));
  return { keys: keysOf(secrets, hasMlDsa), areNew: !kept };
}

async function readKeyFile(file: string): Promise<KeyFile | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  const read = parseKeyFile(text);
  if (!read) throw new WitnessKeyProblem("file-broken", { file });
  return read;
}

function parseKeyFile(text: string): KeyFile | undefined {
  try {
    const file = JSON.parse(text) as Partial<KeyFile>;
    const seeds = [file.ed25519, file.mlDsa44, file.secp256k1];
    const isWhole = seeds.every((seed) => Buffer.from(seed ?? "", "base64").length === SEED_BYTES);
    return isWhole && isKeyName(file.name ?? "") ? (file as KeyFile) : undefined;
  } catch {
    return undefined;
  }
}

/** A half-written file never takes the name. */
async function makeKeyFile(file: string, name: string | undefined): Promise<KeyFile> {
  if (name === undefined) throw new WitnessKeyProblem("name-missing", {});
  if (!isKeyName(name) || utf8(name).length > MAX_NAME_BYTES) {
    throw new WitnessKeyProblem("name-invalid", { name });
  }
  const seed = () => randomBytes(SEED_BYTES).toString("base64");
  const made: KeyFile = { name, ed25519: seed(), mlDsa44: seed(), secp256k1: seed() };
  await mkdir(join(file, ".."), { recursive: true, mode: 0o700 });
  const handle = await open(`${file}.new`, "w", 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(made, null, 2)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
  return made;
}

function keysOf(file: KeyFile, hasMlDsa: boolean): WitnessKeys {
  const { name } = file;
  const seedOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
  const cosigners = [ed25519Cosigner(name, seedOf(file.ed25519))];
  if (hasMlDsa) cosigners.push(mlDsaCosigner(name, seedOf(file.mlDsa44)));
  const chainKey = seedOf(file.secp256k1);
  const publicKey = secp256k1.getPublicKey(chainKey, false).subarray(1);
  return {
    name,
    cosigners,
    address: to0x(keccak_256(publicKey).subarray(-20)),
    signDigest(digest) {
      const signed = secp256k1.sign(digest, chainKey, { prehash: false, format: "recovered" });
      // The curve library puts the recovery bit first; a contract wants 27 or 28 at the end.
      return concatBytes(signed.subarray(1), Uint8Array.of(27 + (signed[0] as number)));
    },
  };
}

function ed25519Cosigner(name: string, seed: Uint8Array): Cosigner {
  const der = Buffer.concat([PKCS8_PREFIX, seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  const publicKey = new Uint8Array(spki.subarray(-32));
  return {
    key: { name, type: 4, publicKey },
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

function mlDsaCosigner(name: string, seed: Uint8Array): Cosigner {
  const { publicKey, secretKey } = ml_dsa44.keygen(seed);
  return {
    key: { name, type: 6, publicKey },
    sign: (message) => ml_dsa44.sign(message, secretKey),
  };
}
