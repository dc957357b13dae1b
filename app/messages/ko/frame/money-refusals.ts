/** What stands in the way of money, rounds and agreements: the obstacle first, then the next step. */
export const koMoneyRefusals = {
  "refusal.agreement-exists":
    "이 회사는 이 공고에서 이미 협약을 맺었어요. 그 협약을 확인해 주세요.",
  "refusal.already-reversed": "이미 되돌린 거래예요. 되돌린 거래를 원장에서 확인해 주세요.",
  "refusal.amount-differs":
    "청구한 금액은 {{expectedKrw}}원이에요. 입금액이 다르면 확인하지 말고 회사에 알려 주세요.",
  "refusal.amount-not-positive": "금액은 1원 이상이어야 해요.",
  "refusal.attempt-stale":
    "그사이 다른 창에서 결제를 열었어요. 화면을 새로 고쳐 그 결제를 이어가 주세요.",
  "refusal.balance-short":
    "되돌릴 돈이 {{shortKrw}}원 부족해요. 먼저 그 돈이 어디로 갔는지 확인해 주세요.",
  "refusal.call-dates-broken": "공고 마감일이 시작일보다 빨라요. 날짜를 고쳐 주세요.",
  "refusal.class-not-in-round": "이 공고에는 없는 과제 유형이에요. 다른 유형을 골라 주세요.",
  "refusal.company-size-unknown":
    "회사의 기업 규모를 몰라 자부담률을 정할 수 없어요. 기업 규모를 먼저 등록해 주세요.",
  "refusal.funds-short":
    "이 공고의 남은 예산이 {{shortKrw}}원 부족해요. 지원금을 줄이거나 예산을 늘려 주세요.",
  "refusal.instalment-not-opened-for-bank":
    "회사가 계좌 이체로 내겠다고 하지 않은 자부담금이에요. 회사가 이체를 고른 뒤 확인해 주세요.",
  "refusal.instalment-not-payable": "지금은 낼 수 없는 자부담금이에요. 납부 상태를 확인해 주세요.",
  "refusal.not-reversible":
    "손으로 되돌릴 수 없는 거래예요. 예약된 금액은 심의가 끝나거나 기한이 지나면 저절로 풀려요.",
  "refusal.nothing-to-return":
    "돌려줄 바우처 잔액이 없어요. 예약된 금액은 풀린 뒤 돌려줄 수 있어요.",
  "refusal.over-grant-cap": "지원금은 1원부터 {{capKrw}}원까지예요. 금액을 고쳐 주세요.",
  "refusal.period-broken": "협약 종료일이 시작일보다 늦어야 해요. 날짜를 고쳐 주세요.",
  "refusal.rules-broken": "공고 규칙에 쓸 수 없는 값이 있어요: {{field}}. 고친 뒤 다시 해 주세요.",
  "refusal.voucher-not-expired": "바우처 기한이 아직 남았어요. {{expiresAt}}부터 돌려줄 수 있어요.",
} as const;
