import {
  decodeFunctionResult,
  encodeDeployData,
  encodeEventTopics,
  encodeFunctionData,
} from "viem";
import {
  datasetCertificateAbi as abi,
  datasetCertificateBytecode,
} from "~contracts/abi/DatasetCertificate";
import { ask, type Provider } from "../chain/provider";
import { view } from "./chain-account";

type Hex = `0x${string}`;

/** What a registrar or a holder says to the contract. */
export const words = {
  deploy: (registrar: Hex, baseUri: string): Hex =>
    encodeDeployData({ abi, bytecode: datasetCertificateBytecode, args: [registrar, baseUri] }),
  mint: (certificate: { tokenId: bigint; holder: Hex; record: Hex }): Hex =>
    encodeFunctionData({
      abi,
      functionName: "mint",
      args: [certificate.tokenId, certificate.holder, certificate.record],
    }),
  transfer: (move: { tokenId: bigint; from: Hex; to: Hex }): Hex =>
    encodeFunctionData({
      abi,
      functionName: "transferFrom",
      args: [move.from, move.to, move.tokenId],
    }),
  register: (account: Hex): Hex =>
    encodeFunctionData({ abi, functionName: "registerInstitution", args: [account] }),
  setBaseUri: (baseUri: string): Hex =>
    encodeFunctionData({ abi, functionName: "setBaseUri", args: [baseUri] }),
};

/** What the contract answers. All throw GatewayFault when the chain does not. */
export function certificateContract(provider: Provider, contract: Hex) {
  const look = (data: Hex) => view(provider, { to: contract, data });
  return {
    /** SHA-256 of the record; undefined when there is no such token. */
    async recordOf(tokenId: bigint): Promise<Hex | undefined> {
      const call = { abi, functionName: "recordOf" } as const;
      const data = await look(encodeFunctionData({ ...call, args: [tokenId] }));
      return data && decodeFunctionResult({ ...call, data });
    },
    /** Lower-case; undefined when there is no such token. */
    async ownerOf(tokenId: bigint): Promise<Hex | undefined> {
      const call = { abi, functionName: "ownerOf" } as const;
      const data = await look(encodeFunctionData({ ...call, args: [tokenId] }));
      return data && (decodeFunctionResult({ ...call, data }).toLowerCase() as Hex);
    },
    async isInstitution(account: Hex): Promise<boolean> {
      const call = { abi, functionName: "isInstitution" } as const;
      const data = await look(encodeFunctionData({ ...call, args: [account] }));
      return data !== undefined && decodeFunctionResult({ ...call, data });
    },
    async baseUri(): Promise<string | undefined> {
      const call = { abi, functionName: "baseUri" } as const;
      const data = await look(encodeFunctionData(call));
      return data && decodeFunctionResult({ ...call, data });
    },
    /** The newest transaction that brought a token to an account; null on a node without logs. */
    async arrivalOf(tokenId: bigint, to: Hex): Promise<Hex | null> {
      const topics = encodeEventTopics({ abi, eventName: "Transfer", args: { to, tokenId } });
      const filter = { address: contract, fromBlock: "earliest", toBlock: "latest", topics };
      const logs = await ask<{ transactionHash: Hex }[]>(provider, "eth_getLogs", [filter]).catch(
        () => [],
      );
      return logs.at(-1)?.transactionHash ?? null;
    },
  };
}
