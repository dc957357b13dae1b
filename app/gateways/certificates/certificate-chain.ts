/** A certificate to be made: one token for one version of a dataset. */
export type CertificateToMint = {
  /** An opaque 256-bit number in decimal digits. */
  readonly tokenId: string;
  /** The organisation that shall hold it. */
  readonly holderId: string;
  /** SHA-256 of the version's catalogue record: 64 lower-case hexadecimal digits. */
  readonly recordSha256: string;
};

/** A certificate that goes from one institution to another. */
export type CertificateToMove = {
  readonly tokenId: string;
  readonly fromId: string;
  readonly toId: string;
};

/** What a chain did; null when it had been done by an earlier try whose transaction is not known. */
export type CertificateDone = { readonly txHash: string | null };

/**
 * A chain that keeps dataset certificates. Institutions have custodial accounts: their keys derive
 * from the registrar's, so whoever runs the registrar can act for them. Everything may be asked
 * twice and happens once.
 * @throws GatewayFault from each method: retriable when the chain does not answer, not retriable
 * (`certificate-is-another`, `certificate-elsewhere`, `certificate-refused-…`) when it refuses
 */
export type CertificateChain = {
  readonly chainId: number;
  /** Address of DatasetCertificate, lower-case hexadecimal with 0x. */
  readonly contract: string;
  /** The account of an organisation on this chain, lower-case hexadecimal with 0x. */
  accountOf(organisationId: string): string;
  /** Registers the holder as an institution if it is none yet, and makes the token. */
  mint(certificate: CertificateToMint): Promise<CertificateDone>;
  /** Registers the receiver as an institution if it is none yet, and moves the token. */
  transfer(move: CertificateToMove): Promise<CertificateDone>;
  /** The account that holds a token; undefined when there is no such token. */
  ownerOf(tokenId: string): Promise<string | undefined>;
  close(): Promise<void>;
};
