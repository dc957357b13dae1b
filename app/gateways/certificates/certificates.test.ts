import { expect, test } from "vitest";
import { EMBEDDED_CHAIN_ID } from "~/gateways/chain/embedded/machine";
import type { Provider } from "~/gateways/chain/provider";
import { type Evm, embeddedEvm, transact } from "../../../tests/support/contracts/evm";
import type { CertificateChain } from "./certificate-chain";
import { openCertificateChain } from "./evm-certificate-chain";

type Hex = `0x${string}`;

const REGISTRAR: Hex = `0x${"17".repeat(32)}`;
const RECORD = "ab".repeat(32);
const TOKEN = "98765432109876543210987654321098765432109876543210";
const [HOSPITAL, OTHER] = ["org_hospital", "org_other"];

const WORDS = "https://hub.example/certificates/";

const open = (
  evm: Evm,
  { baseUri = WORDS, provider = evm.provider }: { baseUri?: string; provider?: Provider } = {},
): CertificateChain =>
  openCertificateChain({
    provider,
    chainId: EMBEDDED_CHAIN_ID,
    registrarKey: REGISTRAR,
    baseUri,
    async fund(to) {
      await transact(evm, { to, data: "0x", value: 10n ** 20n });
    },
  });

const blocksOf = async (evm: Evm): Promise<number> =>
  Number(await evm.provider({ method: "eth_blockNumber" }));

test("a certificate is issued once to its institution, however often it is asked for", async () => {
  const evm = await embeddedEvm();
  const chain = open(evm);
  expect(await chain.ownerOf(TOKEN)).toBeUndefined();
  const wanted = { tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD };
  const [first] = await Promise.all([chain.mint(wanted), chain.mint(wanted)]);
  expect(first.txHash).toMatch(/^0x[0-9a-f]{64}$/);
  expect(await chain.ownerOf(TOKEN)).toBe(chain.accountOf(HOSPITAL));
  const blocks = await blocksOf(evm);
  expect(await chain.mint(wanted)).toEqual(first);
  expect(await blocksOf(evm)).toBe(blocks);
  await expect(chain.mint({ ...wanted, recordSha256: "cd".repeat(32) })).rejects.toMatchObject({
    code: "certificate-is-another",
    retriable: false,
  });
  await chain.close();
  await evm.close();
});

test("a certificate goes to another institution once, and only from the one that has it", async () => {
  const evm = await embeddedEvm();
  const chain = open(evm);
  const move = { tokenId: TOKEN, fromId: HOSPITAL, toId: OTHER };
  await expect(chain.transfer(move)).rejects.toMatchObject({ code: "certificate-elsewhere" });
  await chain.mint({ tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD });
  const moved = await chain.transfer(move);
  expect(moved.txHash).toMatch(/^0x[0-9a-f]{64}$/);
  expect(await chain.ownerOf(TOKEN)).toBe(chain.accountOf(OTHER));
  const blocks = await blocksOf(evm);
  expect(await chain.transfer(move)).toEqual(moved);
  expect(await blocksOf(evm)).toBe(blocks);
  await expect(chain.transfer({ ...move, toId: "org_third" })).rejects.toMatchObject({
    code: "certificate-elsewhere",
    retriable: false,
  });
  await evm.close();
});

test("a later start goes on with the same contract and accounts, and moves the words if told", async () => {
  const evm = await embeddedEvm();
  const chain = open(evm);
  await chain.mint({ tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD });
  const again = open(evm, { baseUri: "https://new.example/certificates/" });
  expect(again.contract).toBe(chain.contract);
  const blocks = await blocksOf(evm);
  await again.mint({ tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD });
  await again.mint({ tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD });
  // One gift to the registrar and one new place of the words; nothing is issued again.
  expect(await blocksOf(evm)).toBe(blocks + 2);
  expect(await again.ownerOf(TOKEN)).toBe(chain.accountOf(HOSPITAL));
  expect(again.accountOf(HOSPITAL)).not.toBe(again.accountOf(OTHER));
  await evm.close();
});

test("a chain that does not answer is a fault worth another try", async () => {
  const evm = await embeddedEvm();
  let isUp = false;
  const provider: Provider = async (request) => {
    if (!isUp) throw new Error("nobody answers");
    return evm.provider(request);
  };
  const chain = open(evm, { provider });
  const wanted = { tokenId: TOKEN, holderId: HOSPITAL, recordSha256: RECORD };
  await expect(chain.mint(wanted)).rejects.toMatchObject({
    code: "chain-unreachable",
    retriable: true,
  });
  isUp = true;
  await chain.mint(wanted);
  expect(await chain.ownerOf(TOKEN)).toBe(chain.accountOf(HOSPITAL));
  await evm.close();
});
