import { createHmac } from "node:crypto";
import { getContractAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { ask, type Provider } from "../chain/provider";
import { GatewayFault } from "../gateway-fault";
import type {
  CertificateChain,
  CertificateDone,
  CertificateToMint,
  CertificateToMove,
} from "./certificate-chain";
import { certificateContract, words } from "./certificate-contract";
import { send } from "./chain-account";

type Hex = `0x${string}`;

/** Where certificates lie and who may act there. */
export type CertificateAccess = {
  readonly provider: Provider;
  readonly chainId: number;
  /** Issues, registers, and is where the keys of the institutions come from. */
  readonly registrarKey: Hex;
  /** Where the words of certificates are served, with a slash at its end. */
  readonly baseUri: string;
  /** Sees to it that an account can pay for its transactions. */
  fund(account: Hex): Promise<void>;
};

/** The key of an institution's account: only who has the registrar's key can make it. */
const institutionKey = (registrarKey: Hex, organisationId: string): Hex => {
  const hmac = createHmac("sha256", Buffer.from(registrarKey.slice(2), "hex"));
  const digest = hmac.update(`vouchsafe certificate account\n${organisationId}\n`).digest("hex");
  return `0x${digest}`;
};

const refused = (code: string, why: string): GatewayFault =>
  new GatewayFault(code, { retriable: false, cause: new Error(why) });

/**
 * The certificates on a chain. They begin with the first act, so that a hub without any pays for
 * none. The contract is the registrar's first transaction: its address follows from the registrar's
 * key alone, and a later version of the program goes on with the contract that is there.
 */
export function openCertificateChain(access: CertificateAccess): CertificateChain {
  const { provider, registrarKey, chainId } = access;
  const registrar = privateKeyToAccount(registrarKey).address;
  const contract = getContractAddress({ from: registrar, nonce: 0n }).toLowerCase() as Hex;
  const known = certificateContract(provider, contract);
  const inTurn = turns();
  const keyOf = (organisationId: string) => institutionKey(registrarKey, organisationId);
  const accountOf = (organisationId: string) =>
    privateKeyToAccount(keyOf(organisationId)).address.toLowerCase() as Hex;
  let hasBegun = false;

  async function begin(): Promise<void> {
    if (hasBegun) return;
    const { baseUri } = access;
    await access.fund(registrar);
    if ((await ask<string>(provider, "eth_getCode", [contract, "latest"])) === "0x") {
      await send(provider, registrarKey, { data: words.deploy(registrar, baseUri) });
    }
    if ((await known.baseUri()) !== baseUri) {
      await send(provider, registrarKey, { to: contract, data: words.setBaseUri(baseUri) });
    }
    hasBegun = true;
  }

  async function ensureInstitution(account: Hex): Promise<void> {
    if (await known.isInstitution(account)) return;
    await send(provider, registrarKey, { to: contract, data: words.register(account) });
  }

  async function mint(certificate: CertificateToMint): Promise<CertificateDone> {
    await begin();
    const [tokenId, holder] = [BigInt(certificate.tokenId), accountOf(certificate.holderId)];
    const record: Hex = `0x${certificate.recordSha256}`;
    const minted = await known.recordOf(tokenId);
    if (minted === record) return { txHash: await known.arrivalOf(tokenId, holder) };
    if (minted) throw refused("certificate-is-another", `token ${tokenId} stands for ${minted}`);
    await ensureInstitution(holder);
    const data = words.mint({ tokenId, holder, record });
    return { txHash: await send(provider, registrarKey, { to: contract, data }) };
  }

  async function transfer(move: CertificateToMove): Promise<CertificateDone> {
    await begin();
    const tokenId = BigInt(move.tokenId);
    const [from, to] = [accountOf(move.fromId), accountOf(move.toId)];
    const owner = await known.ownerOf(tokenId);
    if (owner === to) return { txHash: await known.arrivalOf(tokenId, to) };
    if (owner !== from) {
      throw refused("certificate-elsewhere", `token ${tokenId} is at ${owner ?? "nobody"}`);
    }
    await ensureInstitution(to);
    await access.fund(from);
    const data = words.transfer({ tokenId, from, to });
    return { txHash: await send(provider, keyOf(move.fromId), { to: contract, data }) };
  }

  return {
    chainId,
    contract,
    accountOf,
    mint: (certificate) => inTurn(() => mint(certificate)),
    transfer: (move) => inTurn(() => transfer(move)),
    ownerOf: (tokenId) => known.ownerOf(BigInt(tokenId)),
    close: () => inTurn(async () => undefined),
  };
}

/** Lets one act end before the next begins, because each takes the nonce of the newest block. */
function turns(): <Result>(act: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const next = last.then(act);
    last = next.catch(() => undefined);
    return next;
  };
}
