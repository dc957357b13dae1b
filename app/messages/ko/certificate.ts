/** Certificates of dataset versions and the fees of uses. */
export const koCertificate = {
  "refusal.usage-fee-not-whole": "이용 수수료는 0원 이상의 원 단위 금액이어야 해요.",
  "refusal.usage-fee-too-high":
    "이용 수수료는 이 데이터의 가격 {{priceKrw}}원보다 많을 수 없어요. 더 적은 금액을 적어 주세요.",
  "refusal.certificate-exists": "이 판의 인증서가 이미 있어요. 인증서 목록에서 확인해 주세요.",
  "refusal.not-an-institution":
    "인증서는 다른 병원이나 컨소시엄에만 넘길 수 있어요. 목록에서 다시 골라 주세요.",
  "event.certificate-requested": "데이터 인증서 신청",
  "event.certificate-minted": "데이터 인증서 발행",
  "event.certificate-transfer-requested": "인증서 이전 신청",
  "event.certificate-transferred": "인증서 이전",
  "event.usage-fee-paid": "이용 수수료 지급",
  "fact.tokenId": "토큰 번호",
  "fact.recordSha256": "데이터 기록의 SHA-256",
  "fact.usageFeeKrw": "이용 한 번의 수수료",
  "fact.holderId": "보유 기관",
  "fact.fromId": "주는 기관",
  "fact.toId": "받는 기관",
  "fact.chainId": "체인",
  "fact.contract": "계약 주소",
  "fact.txHash": "거래 해시",
  "fact.statementSha256": "명세의 SHA-256",
} as const;
