import { readFileSync } from "node:fs";
import * as v from "valibot";
import type { FeeLimits } from "~/domain/transparency/anchoring/fees";
import { CHAIN_PROFILES, type ChainProfile } from "~/domain/transparency/anchoring/profile";

type Hex = `0x${string}`;

/** One outside chain as the settings describe it. Source: docs/decisions/025-chains.md */
export type ChainSettings = {
  readonly name: string;
  readonly profile: ChainProfile;
  readonly limits: FeeLimits;
  /** Nodes of the chain, in the order of preference. */
  readonly rpcUrls: readonly string[];
  readonly contract: Hex;
  readonly chainId: number | undefined;
  /** The key that pays for the publications. */
  readonly anchorKey: Hex;
};

/** A secp256k1 key as the settings have it. */
export const CHAIN_KEY_FORM = /^0x[0-9a-fA-F]{64}$/;

const OUTSIDE = ["besu", "kaia", "ethereum", "op-stack"] as const satisfies ChainProfile["id"][];
const WEI_IN_GWEI = 1_000_000_000;

const rpcUrl = v.pipe(
  v.string("must be text"),
  v.check(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    "must be a URL that starts with http:// or https://",
  ),
);

const wholeBetween = (least: number, most: number) => {
  const words = `must be a whole number from ${least} to ${most}`;
  return v.pipe(
    v.number(words),
    v.integer(words),
    v.minValue(least, words),
    v.maxValue(most, words),
  );
};

const Chain = v.strictObject(
  {
    name: v.pipe(
      v.string("must be text"),
      v.regex(/^[a-z][a-z0-9-]{0,30}$/, "must be small letters, digits and hyphens"),
      v.notValue("embedded", "must not be embedded, the name of our own chain"),
    ),
    profile: v.picklist(OUTSIDE, `must be one of ${OUTSIDE.join(", ")}`),
    rpcUrls: v.pipe(v.array(rpcUrl, "must be a list"), v.minLength(1, "must not be empty")),
    contract: v.pipe(
      v.string("must be text"),
      v.regex(/^0x[0-9a-fA-F]{40}$/, "must be 0x and 40 hexadecimal digits"),
    ),
    chainId: v.optional(wholeBetween(1, Number.MAX_SAFE_INTEGER)),
    /** Takes the place of the profile's finality where the nodes know no `finalized` block. */
    confirmations: v.optional(wholeBetween(1, 10_000)),
    maxFeePerGasGwei: v.optional(
      v.pipe(v.number("must be a number"), v.minValue(0, "must not be negative")),
    ),
    dailyBudgetWei: v.optional(
      v.pipe(v.string("must be digits in quotes"), v.regex(/^\d{1,30}$/, "must be digits")),
    ),
  },
  // Unknown members are mistakes in spelling, and a misspelt limit would be no limit.
  (issue) => (issue.expected === "never" ? "is not a setting of a chain" : "is missing"),
);

const Chains = v.pipe(
  v.array(Chain, "must be a JSON list, or the path of a file with one"),
  v.check(
    (chains) => new Set(chains.map(({ name }) => name)).size === chains.length,
    "must name each chain once",
  ),
);

/** A chain as it was read, without its key. */
export type ReadChain = v.InferOutput<typeof Chain>;

/** The list of outside chains: JSON, or the path of a file that holds it. */
export const chainsSetting = v.pipe(
  v.string(),
  v.rawTransform<string, readonly ReadChain[]>(({ dataset, addIssue, NEVER }) => {
    const parsed = v.safeParse(Chains, listIn(dataset.value));
    if (parsed.success) return parsed.output;
    const [issue] = parsed.issues;
    const path = v.getDotPath(issue);
    addIssue({ message: path === null ? issue.message : `${path} ${issue.message}` });
    return NEVER;
  }),
);

/** What a setting holds, by itself or in its file; `undefined` when that cannot be read. */
function listIn(setting: string): unknown {
  try {
    const isList = setting.trimStart().startsWith("[");
    return JSON.parse(isList ? setting : readFileSync(setting, "utf8"));
  } catch {
    return undefined;
  }
}

/** The variable that holds a chain's own key. */
const keyNameOf = ({ name }: ReadChain): string =>
  `CHAIN_KEY_${name.toUpperCase().replaceAll("-", "_")}`;

type Environs = Readonly<Record<string, string | undefined>>;

const keyOf = (chain: ReadChain, env: Environs): string | undefined =>
  env[keyNameOf(chain)] ?? env["CHAIN_KEY"];

/** What is wrong with the keys of the chains. */
export const keyProblems = (chains: readonly ReadChain[], env: Environs): string[] =>
  chains.flatMap((chain) => {
    const key = keyOf(chain, env);
    if (key === undefined) return [`CHAIN_KEY: pays on ${chain.name}; or ${keyNameOf(chain)}`];
    if (key === env["CHAIN_KEY"] || CHAIN_KEY_FORM.test(key)) return [];
    return [`${keyNameOf(chain)}: must be 0x and 64 hexadecimal digits`];
  });

/** Completes what was read of a chain with its profile and its key. */
export function settingsOf(read: ReadChain, env: Environs): ChainSettings {
  const { name, rpcUrls, chainId, confirmations, maxFeePerGasGwei, dailyBudgetWei } = read;
  const family: ChainProfile = CHAIN_PROFILES[read.profile];
  // Whoever names a price on such a chain pays one, and then a waiting offer may be raised.
  const isPaid = family.fees === "free" && maxFeePerGasGwei !== undefined;
  const profile: ChainProfile = isPaid ? { ...family, fees: "legacy" } : family;
  const finality = { kind: "depth", blocks: confirmations ?? 1 } as const;
  return {
    name,
    profile: confirmations === undefined ? profile : { ...profile, finality },
    limits: {
      maxFeePerGas:
        maxFeePerGasGwei === undefined
          ? undefined
          : BigInt(Math.round(maxFeePerGasGwei * WEI_IN_GWEI)),
      dailyBudget: dailyBudgetWei === undefined ? undefined : BigInt(dailyBudgetWei),
    },
    rpcUrls,
    contract: read.contract as Hex,
    chainId,
    anchorKey: keyOf(read, env) as Hex,
  };
}
