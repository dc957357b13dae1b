/** The key with which a data server signs its reports: a file that only its owner may read. */
import { generateKeyPairSync } from "node:crypto";
import { chmod, mkdir, open, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type CryptoKey, importJWK } from "jose";
import { readNodeKey } from "~/domain/federation/node-key";

export type ServerKey = {
  /** The thumbprint under which the hub knows the key. */
  readonly id: string;
  readonly algorithm: "EdDSA" | "ES256";
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly privateKey: CryptoKey | Uint8Array;
};

/** Thrown when the key's file is missing, readable by others, or no key. */
export class KeyProblem extends Error {
  override readonly name = "KeyProblem";
  constructor(readonly code: "key-missing" | "key-readable" | "key-broken") {
    super(code);
  }
}

/** Makes an Ed25519 key where there is none. @returns false for a file that is there already */
export async function makeServerKey(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const jwk = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const file = await open(path, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return undefined;
    throw error;
  });
  if (!file) return false;
  await file.writeFile(`${JSON.stringify(jwk)}\n`);
  await file.sync();
  await file.close();
  await chmod(path, 0o600);
  return true;
}

/** Reads the key, Ed25519 or P-256. @throws KeyProblem */
export async function readServerKey(path: string): Promise<ServerKey> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new KeyProblem("key-missing");
  // A key that others can read proves nothing about who signed.
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0) {
    throw new KeyProblem("key-readable");
  }
  try {
    const { d, ...publicPart } = JSON.parse(await readFile(path, "utf8")) as Record<string, string>;
    const read = readNodeKey(JSON.stringify(publicPart));
    if (!d || !read.ok) throw new KeyProblem("key-broken");
    const { id, algorithm, publicJwk } = read.value;
    return {
      id,
      algorithm,
      publicJwk,
      privateKey: await importJWK({ ...publicJwk, d }, algorithm),
    };
  } catch {
    throw new KeyProblem("key-broken");
  }
}
