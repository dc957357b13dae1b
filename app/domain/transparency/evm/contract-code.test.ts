import { expect, test } from "vitest";
import { grantAnchorCodeHash } from "~contracts/abi/GrantAnchor";
import { GRANT_ANCHOR_CODE_HASH } from "./contract-code";

test("a verifier expects the code that the contract compiles to", () => {
  expect(GRANT_ANCHOR_CODE_HASH).toBe(grantAnchorCodeHash);
});
