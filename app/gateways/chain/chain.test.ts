import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { chainSteps } from "~/domain/transparency/evm/chain-steps";
import { openEmbeddedChain } from "./open-chain";

const origin = "vouchsafe.test/log";
const root = (fill: number) => new Uint8Array(32).fill(fill);

test("a head published on the embedded chain is there after the file is opened again, with proof", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "chain-")), "chain.db");
  const chain = await openEmbeddedChain({ file, origin });
  expect((await chain.head()).size).toBe(0);
  const first = { prevSize: 0, size: 7, root: root(1), consistency: [] };
  const signed = await chain.sign(first);
  await chain.send(signed.rawTx);
  await chain.send(signed.rawTx);
  const receipt = await chain.receipt(signed.txHash);
  expect(receipt).toMatchObject({ isAccepted: true, isFinal: true });
  const evidence = await chain.evidence(signed.txHash);
  expect(chainSteps(evidence)).toEqual([
    expect.objectContaining({ step: "block", ok: true }),
    expect.objectContaining({ step: "transaction", ok: true }),
    expect.objectContaining({ step: "state", ok: true }),
  ]);
  await chain.close();
  const again = await openEmbeddedChain({ file, origin });
  expect(again.contract).toBe(chain.contract);
  expect(await again.head()).toEqual({ size: 7, root: root(1) });
  expect(await again.evidence(signed.txHash)).toEqual(evidence);
  await again.close();
});

test("the contract's refusal is a fault with the refusal's name, and nothing is signed", async () => {
  const chain = await openEmbeddedChain({ file: ":memory:", origin });
  const head = { prevSize: 0, size: 7, root: root(1), consistency: [] };
  await chain.send((await chain.sign(head)).rawTx);
  await expect(chain.sign(head)).rejects.toMatchObject({
    code: "chain-refused-GrantAnchorOtherHead",
    retriable: true,
  });
  const fork = { prevSize: 7, size: 9, root: root(2), consistency: [root(3)] };
  await expect(chain.sign(fork)).rejects.toMatchObject({
    code: "chain-refused-GrantAnchorNotConsistent",
    retriable: false,
  });
  expect(await chain.nonce()).toBe(1);
  await chain.close();
});
