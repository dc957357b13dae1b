import type { Config } from "~/config.server";
import type { EmbeddedChain } from "../chain/open-chain";
import type { CertificateChain } from "./certificate-chain";
import { openCertificateChain } from "./evm-certificate-chain";

/**
 * The certificates on our own chain; undefined where there is none or the settings want none. The
 * registrar's key lies beside the blocks: without them its tokens are gone as well.
 */
export function openCertificates(
  { hasCertificates, publicUrl }: Pick<Config, "hasCertificates" | "publicUrl">,
  chain: EmbeddedChain | undefined,
): CertificateChain | undefined {
  if (!hasCertificates || !chain) return undefined;
  const { provider, chainId, registrarKey, fund } = chain;
  const baseUri = `${publicUrl}/certificates/`;
  return openCertificateChain({ provider, chainId, registrarKey, fund, baseUri });
}
