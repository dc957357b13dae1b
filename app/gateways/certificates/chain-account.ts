import { decodeErrorResult, keccak256, type TransactionSerializable } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { datasetCertificateAbi } from "~contracts/abi/DatasetCertificate";
import { feeFieldsOf, suggestFees } from "../chain/fees";
import { ask, faultOf, type Provider, revertDataOf } from "../chain/provider";
import { GatewayFault } from "../gateway-fault";

type Hex = `0x${string}`;
type Receipt = { readonly status: string };

const WAIT_MS = 500;
const MAX_WAITS = 240;

/** A fault as the certificates' contract words it, or one of the connection. */
function refusalOf(cause: unknown): GatewayFault {
  const data = revertDataOf(cause);
  if (!data) return faultOf(cause);
  let name: string = data.slice(0, 10);
  try {
    name = decodeErrorResult({ abi: datasetCertificateAbi, data }).errorName;
  } catch {
    // Another contract's words: the first four bytes must do.
  }
  return new GatewayFault(`certificate-refused-${name}`, { retriable: false, cause });
}

/** Asks the contract something. @returns undefined when it refuses to answer or is not there yet */
export async function view(
  provider: Provider,
  call: { readonly to: Hex; readonly data: Hex },
): Promise<Hex | undefined> {
  try {
    const said = (await provider({ method: "eth_call", params: [call, "latest"] })) as Hex;
    return said === "0x" ? undefined : said;
  } catch (cause) {
    if (revertDataOf(cause)) return undefined;
    throw faultOf(cause);
  }
}

/**
 * Signs a transaction, sends it and waits for its block. The caller lets one end before the next
 * begins, because the nonce is that of the newest block.
 * @returns the transaction's hash
 * @throws GatewayFault `certificate-refused-…` when the contract refuses, retriable otherwise
 */
export async function send(
  provider: Provider,
  key: Hex,
  tx: { readonly to?: Hex; readonly data: Hex },
): Promise<Hex> {
  const account = privateKeyToAccount(key);
  const from = account.address;
  const gas = await provider({ method: "eth_estimateGas", params: [{ from, ...tx }] }).catch(
    (cause: unknown) => {
      throw refusalOf(cause);
    },
  );
  const chainId = Number(await ask<string>(provider, "eth_chainId"));
  const nonce = Number(await ask<string>(provider, "eth_getTransactionCount", [from, "latest"]));
  const fees = feeFieldsOf(await suggestFees(provider, { form: "eip1559" }));
  const room = (BigInt(String(gas)) * 12n) / 10n;
  const unsigned = { chainId, nonce, gas: room, ...tx, ...fees } as TransactionSerializable;
  const rawTx = await account.signTransaction(unsigned);
  await ask(provider, "eth_sendRawTransaction", [rawTx]);
  const txHash = keccak256(rawTx);
  for (let waits = 0; waits < MAX_WAITS; waits++) {
    const receipt = await ask<Receipt | null>(provider, "eth_getTransactionReceipt", [txHash]);
    if (receipt?.status === "0x1") return txHash;
    if (receipt) break;
    await new Promise((wake) => setTimeout(wake, WAIT_MS));
  }
  const cause = new Error(`${txHash} was not accepted`);
  throw new GatewayFault("certificate-not-accepted", { retriable: true, cause });
}
