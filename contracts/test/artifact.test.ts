import { readFileSync } from "node:fs";
import { encodeDeployData, keccak256 } from "viem";
import { expect, test } from "vitest";
import {
  grantAnchorAbi,
  grantAnchorBytecode,
  grantAnchorCodeHash,
  grantAnchorDeployedBytecode,
} from "~contracts/abi/GrantAnchor";
import { artifactOf, CONTRACT_NAMES, compileArtifact } from "../../scripts/contracts/compile";
import { embeddedEvm, transact } from "../../tests/support/contracts/evm";

for (const name of CONTRACT_NAMES) {
  test(`the committed artifact of ${name} is what the compiler makes of the committed sources`, () => {
    expect(readFileSync(artifactOf(name), "utf8") === compileArtifact(name)).toBe(true);
  }, 60_000);
}

test("every deployed anchor has the code of the artifact, whoever administers it", async () => {
  const evm = await embeddedEvm();
  for (const digit of ["1", "2"]) {
    const args = [`0x${digit.repeat(40)}`] as const;
    const data = encodeDeployData({ abi: grantAnchorAbi, bytecode: grantAnchorBytecode, args });
    const { contractAddress } = await transact(evm, { data });
    const code = await evm.provider({ method: "eth_getCode", params: [contractAddress, "latest"] });
    expect(code === grantAnchorDeployedBytecode).toBe(true);
  }
  expect(keccak256(grantAnchorDeployedBytecode)).toBe(grantAnchorCodeHash);
  await evm.close();
});
