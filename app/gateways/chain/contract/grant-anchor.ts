import { decodeErrorResult, decodeFunctionResult, encodeFunctionData } from "viem";
import { from0x, to0x } from "~/domain/transparency/bytes";
import { grantAnchorAbi } from "~contracts/abi/GrantAnchor";
import { GatewayFault } from "../../gateway-fault";
import type { AnchoredHead, HeadToPublish } from "../anchor-chain";
import { ask, faultOf, type Provider, revertDataOf } from "../provider";

type Hex = `0x${string}`;

/** What a log has before its first head. */
export const NO_HEAD: AnchoredHead = { size: 0, root: new Uint8Array(32), quorum: 0 };

/** A log in a contract. */
export type LogPlace = { readonly contract: Hex; readonly logId: Uint8Array };

/**
 * The call that asks the contract to accept a head.
 * @param signatures of witnesses, joined as the contract wants them; `0x` without any
 */
export const publishData = (
  logId: Uint8Array,
  { prevSize, size, root, consistency }: HeadToPublish,
  signatures: Hex,
): Hex =>
  encodeFunctionData({
    abi: grantAnchorAbi,
    functionName: "publish",
    args: [
      to0x(logId),
      BigInt(prevSize),
      BigInt(size),
      to0x(root),
      consistency.map(to0x),
      signatures,
    ],
  });

/** The head after a block, and who publishes; size 0 for a log or contract that is not there yet. */
export async function readHead(
  provider: Provider,
  { contract, logId }: LogPlace,
  block: string,
): Promise<AnchoredHead & { readonly anchor: string }> {
  const call = { abi: grantAnchorAbi, functionName: "head" } as const;
  const data = encodeFunctionData({ ...call, args: [to0x(logId)] });
  const answer = await ask<Hex>(provider, "eth_call", [{ to: contract, data }, block]);
  if (answer === "0x") return { ...NO_HEAD, anchor: "0x0" };
  const [size, root, anchor, , quorum] = decodeFunctionResult({ ...call, data: answer });
  return { size: Number(size), root: from0x(root) ?? NO_HEAD.root, quorum, anchor };
}

/** A bound for the gas, found by trying the call out. @throws GatewayFault naming the refusal */
export async function estimateGas(provider: Provider, call: object): Promise<bigint> {
  try {
    const gas = await provider({ method: "eth_estimateGas", params: [call, "latest"] });
    return (BigInt(String(gas)) * 12n) / 10n;
  } catch (cause) {
    const data = revertDataOf(cause);
    if (!data) throw faultOf(cause);
    const name = refusalName(data);
    // Another head means that somebody published in between: reading the head again will tell.
    const retriable = name === "GrantAnchorOtherHead";
    throw new GatewayFault(`chain-refused-${name}`, { retriable, cause });
  }
}

function refusalName(data: Hex): string {
  try {
    return decodeErrorResult({ abi: grantAnchorAbi, data }).errorName;
  } catch {
    return data.slice(0, 10);
  }
}
