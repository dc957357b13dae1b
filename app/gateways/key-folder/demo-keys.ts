import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "~/config.server";

/** The secrets of a running hub. */
export type Keys = {
  /** The first one signs; all of them verify. */
  readonly session: readonly string[];
  /** ES256, PKCS#8 PEM or JWK. */
  readonly visa: string;
  /** Public JWKs whose visas are still valid, as a JSON list. */
  readonly visaRetired: string | undefined;
  /** Ed25519, PKCS#8 PEM. */
  readonly log: string;
  /** secp256k1, 0x and 64 hexadecimal digits. */
  readonly chain: `0x${string}`;
};

const MAKERS = {
  session: () => randomBytes(32).toString("base64url"),
  visa: () =>
    generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({
      type: "pkcs8",
      format: "pem",
    }),
  log: () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }),
  // A random 256-bit number is a valid key but for a chance below 2^-127.
  chain: () => `0x${randomBytes(32).toString("hex")}`,
} as const;

/** Reads the key of an earlier start or makes it. A half-written file never takes the name. */
async function keptKey(folder: string, name: keyof typeof MAKERS): Promise<string> {
  const file = join(folder, `${name}.key`);
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const made = String(MAKERS[name]());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, made, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made.trim();
}

/**
 * The keys of the environment; in demo mode those that are missing are made once and kept under
 * `DATA_DIR/keys`, readable by their owner only. Outside demo mode the config has them all.
 */
export async function demoKeys(config: Config): Promise<Keys> {
  const folder = join(config.dataDir, "keys");
  const { keys } = config;
  return {
    session: keys.session ?? [await keptKey(folder, "session")],
    visa: keys.visa ?? (await keptKey(folder, "visa")),
    visaRetired: keys.visaRetired,
    log: keys.log ?? (await keptKey(folder, "log")),
    chain: keys.chain ?? ((await keptKey(folder, "chain")) as `0x${string}`),
  };
}
