import { createRequire } from "node:module";
import { keccak256, toHex, zeroAddress, zeroHash } from "viem";
import {
  datasetCertificateAbi,
  datasetCertificateBytecode,
} from "~contracts/abi/DatasetCertificate";
import { compileContract } from "../../contracts/compile";
import type { Artifact, Payer } from "./payer";

const easArtifact = (name: string): Artifact =>
  createRequire(import.meta.url)(
    `@ethereum-attestation-service/eas-contracts/artifacts/contracts/${name}.sol/${name}.json`,
  ) as Artifact;

function comparison(name: string): Artifact {
  const file = "bench/Comparison.sol";
  const { abi, evm } = compileContract({ file, name, evmVersion: "cancun" });
  return { abi: abi as Artifact["abi"], bytecode: `0x${evm.bytecode.object}` };
}

const COMMITMENT = keccak256(toHex("commitment"));

/** One attestation of 96 bytes to a recipient, and one timestamp of a hash. */
async function attesting(payer: Payer): Promise<Record<string, number>> {
  const registry = await payer.deploy(easArtifact("SchemaRegistry"));
  const eas = await payer.deploy(easArtifact("EAS"), [registry.address]);
  const words = ["bytes32 grant,uint64 from,uint64 until", zeroAddress, true];
  const { topics } = await registry.call("register", words);
  const data = {
    recipient: payer.address,
    expirationTime: 0n,
    revocable: true,
    refUID: zeroHash,
    data: `0x${"11".repeat(96)}`,
    value: 0n,
  };
  const attested = await eas.call("attest", [{ schema: topics[1], data }]);
  const stamped = await eas.call("timestamp", [COMMITMENT]);
  return { gas_eas_attestation: attested.gas, gas_eas_timestamp: stamped.gas };
}

async function minting(payer: Payer): Promise<Record<string, number>> {
  const tokens = await payer.deploy(comparison("GrantToken"));
  const first = await tokens.call("mint", [payer.address, 1n, COMMITMENT]);
  const next = await tokens.call("mint", [payer.address, 2n, COMMITMENT]);
  const artifact = { abi: datasetCertificateAbi, bytecode: datasetCertificateBytecode };
  const certificates = await payer.deploy(artifact, [payer.address, "https://hub.example/"]);
  await certificates.call("registerInstitution", [payer.address]);
  const certificate = await certificates.call("mint", [1n, payer.address, COMMITMENT]);
  return {
    gas_erc721_mint_first: first.gas,
    gas_erc721_mint: next.gas,
    gas_dataset_certificate: certificate.gas,
  };
}

async function emitting(payer: Payer): Promise<Record<string, number>> {
  const events = await payer.deploy(comparison("PlainEvents"));
  const plain = await events.call("grant", [COMMITMENT]);
  const [grant, dataset] = [keccak256(toHex("grant")), keccak256(toHex("dataset"))];
  const indexed = await events.call("grantTo", [grant, dataset, COMMITMENT]);
  return { gas_event: plain.gas, gas_event_2_indexed: indexed.gas };
}

/** What other ways to leave a trace of one grant on a chain cost, in gas of the transaction. */
export const otherWays = async (payer: Payer): Promise<Record<string, number>> => ({
  ...(await attesting(payer)),
  ...(await minting(payer)),
  ...(await emitting(payer)),
});
