import { concatHex, recoverTypedDataAddress } from "viem";
import { to0x } from "~/domain/transparency/bytes";
import { GatewayFault } from "../../gateway-fault";
import type { HeadToPublish } from "../anchor-chain";

type Hex = `0x${string}`;

/** Where a head is published, and which head it follows. */
export type Publication = {
  readonly chainId: number;
  readonly contract: Hex;
  readonly logId: Uint8Array;
  readonly prevRoot: Uint8Array;
};

/** What a witness of a log signs for the contract. Source: docs/decisions/024-contracts.md, EIP-712 */
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

/**
 * Joins witnesses' signatures as the contract wants them: by ascending address of the signer.
 * @throws GatewayFault for one that is none
 */
export async function joinSignatures(head: HeadToPublish, at: Publication): Promise<Hex> {
  const typedData = typedDataOf(head, at);
  const signed = await Promise.all(
    head.signatures.map(async (bytes) => {
      const signature = to0x(bytes) as Hex;
      try {
        const signer = await recoverTypedDataAddress({ ...typedData, signature });
        return { signer: signer.toLowerCase(), signature };
      } catch (cause) {
        throw new GatewayFault("chain-witness-signature", { retriable: true, cause });
      }
    }),
  );
  const ascending = signed.sort((one, other) => (one.signer < other.signer ? -1 : 1));
  return concatHex(ascending.map(({ signature }) => signature));
}
