import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readChain } from "~/domain/transparency/evm/chain-steps";
import { publishOn, signOn } from "../../../tests/support/chain";
import { openEmbeddedChain } from "./open-chain";

const origin = "vouchsafe.test/log";
const root = (fill: number) => new Uint8Array(32).fill(fill);
const first = { prevSize: 0, size: 7, root: root(1), consistency: [], signatures: [] };

test("a head published on the embedded chain is there after the file is opened again, with proof", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "chain-")), "chain.db");
  const chain = await openEmbeddedChain({ file, origin });
  expect((await chain.head()).size).toBe(0);
  const signed = await publishOn(chain, first);
  await chain.send(signed.rawTx);
  const receipt = await chain.receipt(signed.txHash);
  expect(receipt).toMatchObject({ isAccepted: true, isFinal: true });
  const evidence = await chain.evidence(receipt?.blockHash ?? "");
  const reading = readChain(evidence, origin);
  expect(reading.steps.filter((step) => !step.ok)).toEqual([]);
  expect(reading.head).toEqual({ size: 7, root: root(1) });
  await chain.close();
  const again = await openEmbeddedChain({ file, origin });
  expect(again.contract).toBe(chain.contract);
  expect(await again.head("final")).toEqual({ size: 7, root: root(1), quorum: 0 });
  expect(await again.evidence(receipt?.blockHash ?? "")).toEqual(evidence);
  await again.close();
});

test("the contract's refusal is a fault with the refusal's name, and nothing is signed", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin });
  await publishOn(chain, first);
  await expect(signOn(chain, first)).rejects.toMatchObject({
    code: "chain-refused-GrantAnchorOtherHead",
    retriable: true,
  });
  const fork = { ...first, prevSize: 7, size: 9, root: root(2), consistency: [root(3)] };
  await expect(signOn(chain, fork)).rejects.toMatchObject({
    code: "chain-refused-GrantAnchorNotConsistent",
    retriable: false,
  });
  expect(await chain.nonce()).toBe(1);
  await chain.close();
});
