import {
  concatHex,
  decodeFunctionResult,
  encodeFunctionData,
  recoverTypedDataAddress,
  sliceHex,
} from "viem";
import { to0x } from "~/domain/transparency/bytes";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import type { HeadToPublish } from "../anchor-chain";
import { ask, type Provider } from "../provider";

type Hex = `0x${string}`;

/** r (32 bytes), s (32) and v (1). */
const SIGNATURE_BYTES = 65;

/** Where a head is published, and which head it follows. */
export type Publication = {
  readonly chainId: number;
  readonly contract: Hex;
  readonly logId: Uint8Array;
  readonly prevRoot: Uint8Array;
};

/** What a witness of a log signs for the contract. Source: docs/decisions/024-anchor-contract.md, EIP-712 */
const CHECKPOINT = [
  { name: "logId", type: "bytes32" },
  { name: "prevSize", type: "uint64" },
  { name: "prevRoot", type: "bytes32" },
  { name: "size", type: "uint64" },
  { name: "root", type: "bytes32" },
] as const;

const typedDataOf = (head: HeadToPublish, at: Publication) =>
  ({
    domain: {
      name: "Vouchsafe GrantAnchor",
      version: "1",
      chainId: at.chainId,
      verifyingContract: at.contract,
    },
    types: { Checkpoint: CHECKPOINT },
    primaryType: "Checkpoint",
    message: {
      logId: to0x(at.logId) as Hex,
      prevSize: BigInt(head.prevSize),
      prevRoot: to0x(at.prevRoot) as Hex,
      size: BigInt(head.size),
      root: to0x(head.root) as Hex,
    },
  }) as const;

/** Of the two values of s only the lower is taken. Source: EIP-2; contracts/src/WitnessQuorum.sol */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

/** Whether the contract would take it for a signature at all. */
const isCanonical = (signature: Hex): boolean =>
  BigInt(sliceHex(signature, 32, 64)) <= HIGHEST_S && /1[bc]$/.test(signature);

/**
 * Joins witnesses' signatures as the contract wants them: by ascending address of the signer, each
 * once. The contract refuses the whole head for one signature of somebody else, so those are left
 * out: a witness that is wrong, or that the contract does not know, holds up nobody.
 */
export async function joinSignatures(
  provider: Provider,
  head: HeadToPublish,
  at: Publication,
): Promise<Hex> {
  const typedData = typedDataOf(head, at);
  const bySigner = new Map<string, Hex>();
  for (const bytes of head.signatures) {
    const signature = to0x(bytes) as Hex;
    if (bytes.length !== SIGNATURE_BYTES || !isCanonical(signature)) continue;
    const signer = await recoverTypedDataAddress({ ...typedData, signature }).catch(
      () => undefined,
    );
    if (signer && (await isWitness(provider, at, signer))) {
      bySigner.set(signer.toLowerCase(), signature);
    }
  }
  const ascending = [...bySigner].sort(([one], [other]) => (one < other ? -1 : 1));
  return concatHex(ascending.map(([, signature]) => signature));
}

async function isWitness(
  provider: Provider,
  { contract, logId }: Publication,
  signer: Hex,
): Promise<boolean> {
  const call = { abi: grantAnchorAbi, functionName: "isWitness" } as const;
  const data = encodeFunctionData({ ...call, args: [to0x(logId), signer] });
  const answer = await ask<Hex>(provider, "eth_call", [{ to: contract, data }, "latest"]);
  return decodeFunctionResult({ ...call, data: answer });
}
