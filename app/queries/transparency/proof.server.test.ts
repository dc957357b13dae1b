import { expect, onTestFinished, test } from "vitest";
import { CHAIN_PROFILES } from "~/domain/transparency/anchoring/profile";
import { verifyProof } from "~/domain/transparency/proof/verify-proof";
import { openEmbeddedChain, openOutsideChain } from "~/gateways/chain/open-chain";
import { ANVIL_ANCHOR, anvilProgram, prepareAnvil, startAnvil } from "../../../tests/support/anvil";
import { aProof, aProvenLog, COSIGNED_AT } from "../../../tests/support/proven-log";
import { freshStore } from "../../../tests/support/store";
import { TEST_ORIGIN } from "../../../tests/support/transparency";
import { signatureChecks as checks } from "./ed25519.server";

const aChain = () => openEmbeddedChain({ file: ":memory:", origin: TEST_ORIGIN });
const stepsOf = async (text: string) => (await verifyProof(text, { checks })).steps;

test("an entry's proof holds offline with everything that its reader knows from elsewhere", async () => {
  const { text, policyFile, blockHash, chain, logSigner } = await aProof(await freshStore());
  const logKey = Buffer.from(logSigner.key.publicKey).toString("base64");
  const contracts = [chain.contract];
  const trusted = { policy: policyFile, blockHashes: [blockHash], contracts, logKey };
  const { ok, steps, index, checkpoint } = await verifyProof(text, { checks, trusted });
  expect(steps.filter((step) => !step.ok || step.assumed)).toEqual([]);
  expect(steps.map(({ step }) => step).join(" ")).toBe(
    "file entry inclusion signature witnesses policy block contract head consistency block-hash",
  );
  expect({ ok, index, size: checkpoint?.size }).toEqual({ ok: true, index: 5, size: 19 });
  const cosigned = steps.find(({ step }) => step === "witnesses")?.actual;
  expect(cosigned).toContain(
    `w1.example/log ${new Date(Number(COSIGNED_AT) * 1_000).toISOString()}`,
  );
  const bytes = new TextEncoder().encode(text);
  expect((await verifyProof(bytes, { checks })).ok).toBe(true);
});

test("what the reader does not know is said to be taken from the file", async () => {
  const { text } = await aProof(await freshStore());
  const assumed = (await stepsOf(text)).flatMap((step) => step.assumed ?? []);
  expect(assumed).toEqual(["policy", "anchors.0.contract", "anchors.0.blockHash"]);
});

test("an entry that is unknown or not on a chain yet has no proof", async () => {
  const store = await freshStore();
  const log = await aProvenLog(store);
  const chain = await aChain();
  const chains = [chain];
  await expect(log.proof(0, { chains })).rejects.toThrow("entry-unknown");
  await log.append(1);
  await expect(log.proof(0, { chains })).rejects.toThrow("entry-not-anchored");
  await log.publish();
  await log.cosign();
  await expect(log.proof(0, { chains })).rejects.toThrow("entry-not-anchored");
  await log.anchor(chain);
  expect(await log.proof(0, { chains })).toContain("vouchsafe-proof/2");
  await expect(log.proof(0, { chains: [await aChain()] })).rejects.toThrow("entry-not-anchored");
});

test("who may not see the event gets a proof of its place that holds neither event nor salt", async () => {
  const log = await aProof(await freshStore());
  const text = await log.proof(5, { chains: [log.chain], isHidden: true });
  expect(text).not.toContain("salt");
  expect(text).not.toContain("hold-placed");
  const { ok, steps } = await verifyProof(text, { checks });
  expect(ok).toBe(true);
  expect(steps.find((step) => step.step === "entry")?.assumed).toBe("entry.leafHash");
});

test("the first checkpoint with its quorum is taken, not an earlier one without it", async () => {
  const log = await aProvenLog(await freshStore());
  const chain = await aChain();
  await log.append(3);
  await log.publish();
  await log.cosign(1);
  await log.anchor(chain);
  await log.append(3);
  await log.publish();
  await log.cosign(2);
  await log.append(3);
  await log.publish();
  await log.cosign(3);
  await log.anchor(chain);
  const text = await log.proof(0, { chains: [chain] });
  const { ok, steps, checkpoint } = await verifyProof(text, { checks });
  expect([ok, checkpoint?.size]).toEqual([true, 6]);
  expect(steps.find(({ step }) => step === "witnesses")).toMatchObject({ ok: true });
  expect(text.match(/— w\d\.example/g)).toHaveLength(2);
});

test("without a quorum yet, the proof says that no witness is asked for", async () => {
  const log = await aProvenLog(await freshStore());
  const chain = await aChain();
  await log.append(3);
  await log.publish();
  await log.cosign(1);
  await log.anchor(chain);
  const text = await log.proof(2, { chains: [chain] });
  expect(text).toContain('"quorum none"');
  const { ok, steps } = await verifyProof(text, { checks });
  expect(ok).toBe(true);
  expect(steps.find(({ step }) => step === "witnesses")).toMatchObject({
    isIdle: true,
    actual: expect.stringContaining("w1.example"),
  });
  const held = await verifyProof(text, { checks, trusted: { policy: log.policyFile } });
  expect(held.steps.find(({ step }) => step === "policy")).toMatchObject({ ok: false });
});

test("a log without witnesses proves its entries, and no witness is claimed", async () => {
  const { text, policyFile } = await aProof(await freshStore(), { witnesses: 0, quorum: 0 });
  const { ok, steps } = await verifyProof(text, { checks, trusted: { policy: policyFile } });
  expect(ok).toBe(true);
  const { isIdle, actual } = steps.find(({ step }) => step === "witnesses") ?? {};
  expect([isIdle, actual]).toEqual([true, ""]);
});

test.skipIf(anvilProgram === null)(
  "every chain in use that is far enough stands in the proof, each with steps of its own",
  async () => {
    const log = await aProof(await freshStore());
    const anvil = await startAnvil(["--hardfork", "cancun"]);
    onTestFinished(() => anvil.stop());
    const contract = await prepareAnvil(anvil, { origin: TEST_ORIGIN });
    const settings = {
      name: "other",
      profile: CHAIN_PROFILES.ethereum,
      rpcUrls: [anvil.url],
      contract,
      anchorKey: ANVIL_ANCHOR,
      limits: {},
      chainId: undefined,
    } as const;
    const other = openOutsideChain(settings, TEST_ORIGIN);
    await other.connect();
    const chains = [log.chain, other];
    expect(JSON.parse(await log.proof(5, { chains })).anchors).toHaveLength(1);
    const otherHash = await log.anchor(other);
    const text = await log.proof(5, { chains });
    const [first, second] = JSON.parse(text).anchors as { chainId: number; contract: string }[];
    expect([first?.chainId, second?.chainId]).toEqual([31_337, log.chain.chainId]);
    const trusted = { policy: log.policyFile, blockHashes: [log.blockHash, otherHash] };
    const { ok, steps } = await verifyProof(text, { checks, trusted });
    expect(ok).toBe(true);
    expect(steps.filter(({ step }) => step === "head").map(({ chainId }) => chainId)).toEqual([
      31_337,
      log.chain.chainId,
    ]);
    const alone = await verifyProof(text, { checks, trusted: { blockHashes: [otherHash] } });
    const hashes = alone.steps.filter(({ step }) => step === "block-hash");
    expect(hashes.map(({ ok, assumed }) => [ok, assumed])).toEqual([
      [true, undefined],
      [true, "anchors.1.blockHash"],
    ]);
    // A contract that is known from one chain says nothing about the block of another one.
    const blockHashes = [log.blockHash];
    const apart = { blockHashes, contracts: [contract.toUpperCase().replace("X", "x")] };
    const mixed = await verifyProof(text, { checks, trusted: apart });
    expect(mixed.ok).toBe(false);
    expect(mixed.steps.filter((step) => !step.ok)).toMatchObject([
      { step: "contract", field: "anchors.1.contract", actual: log.chain.contract },
    ]);
    const together = { blockHashes, contracts: [contract, log.chain.contract] };
    expect((await verifyProof(text, { checks, trusted: together })).ok).toBe(true);
    // What one chain shows is not another's: the log is called otherwise there.
    const swapped = text
      .replace(`"chainId": ${log.chain.chainId}`, '"chainId": 99999999')
      .replace(`"chainId": 31337`, `"chainId": ${log.chain.chainId}`);
    expect((await verifyProof(swapped, { checks })).steps.find(({ ok }) => !ok)).toMatchObject({
      step: "head",
    });
  },
  60_000,
);

test("after the log's key has changed, old entries are proved under a checkpoint of the new one", async () => {
  const log = await aProof(await freshStore());
  log.rotateLogKey();
  await expect(log.proof(5, { chains: [log.chain] })).rejects.toThrow("entry-not-anchored");
  await log.append(4);
  await log.publish();
  await log.anchor(log.chain);
  const alone = await verifyProof(await log.proof(5, { chains: [log.chain] }), { checks });
  expect([alone.ok, alone.checkpoint?.size]).toEqual([true, 31]);
  await log.cosign();
  const text = await log.proof(5, { chains: [log.chain] });
  expect((await verifyProof(text, { checks })).ok).toBe(true);
  expect(text).toContain('"quorum group-1"');
});

test("of two contracts on one chain the first in use speaks", async () => {
  const log = await aProof(await freshStore());
  const twin = await aChain();
  await log.anchor(twin);
  const text = await log.proof(5, { chains: [log.chain, twin] });
  const anchors = JSON.parse(text).anchors as { contract: string }[];
  expect(anchors.map(({ contract }) => contract)).toEqual([log.chain.contract]);
  expect((await verifyProof(text, { checks })).ok).toBe(true);
});

test("an old proof still holds after the log has grown", async () => {
  const log = await aProof(await freshStore());
  await log.append(40);
  await log.publish();
  await log.cosign();
  await log.anchor(log.chain);
  expect((await verifyProof(log.text, { checks })).ok).toBe(true);
  const later = await log.proof(50, { chains: [log.chain] });
  expect((await verifyProof(later, { checks })).ok).toBe(true);
});
