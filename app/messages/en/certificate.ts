import type { koCertificate } from "../ko/certificate";

export const enCertificate: Record<keyof typeof koCertificate, string> = {
  "refusal.usage-fee-not-whole": "A usage fee is a whole amount of won, 0 or more.",
  "refusal.usage-fee-too-high":
    "A usage fee cannot be more than the price of the dataset, {{priceKrw}} won. Enter a smaller amount.",
  "refusal.certificate-exists":
    "There is a certificate for this version already. Look for it in the list of certificates.",
  "refusal.not-an-institution":
    "A certificate can only go to another hospital or to a consortium. Choose again from the list.",
  "event.certificate-requested": "Dataset certificate requested",
  "event.certificate-minted": "Dataset certificate issued",
  "event.certificate-transfer-requested": "Certificate transfer requested",
  "event.certificate-transferred": "Certificate transferred",
  "event.usage-fee-paid": "Usage fee paid",
  "fact.tokenId": "Token number",
  "fact.recordSha256": "SHA-256 of the dataset's record",
  "fact.usageFeeKrw": "Fee for each use",
  "fact.holderId": "Holder",
  "fact.fromId": "From institution",
  "fact.toId": "To institution",
  "fact.chainId": "Chain",
  "fact.contract": "Contract address",
  "fact.txHash": "Transaction hash",
  "fact.statementSha256": "SHA-256 of the statement",
};
