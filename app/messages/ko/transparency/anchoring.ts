/** Anchoring: why a chain could not be served. */
export const koAnchoring = {
  "refusal.fee-cap-reached":
    "지금 수수료(가스 1당 {{wanted}} wei)가 허용된 한도({{limit}} wei)보다 높아요. 내려가면 저절로 이어져요.",
  "chain.fault.chain-unreachable": "노드가 답하지 않아요",
  "chain.fault.chain-error": "노드가 오류로 답해요",
  "chain.fault.chain-answer-unreadable": "노드의 답을 읽을 수 없어요",
  "chain.fault.chain-balance-low": "수수료 낼 잔액이 모자라요",
  "chain.fault.chain-fee-cap-reached": "수수료가 한도보다 높아 기다려요",
  "chain.fault.chain-budget-used-up": "하루 예산을 다 써서 기다려요",
  "chain.fault.chain-underpriced": "수수료를 올려 다시 보내요",
  "chain.fault.chain-not-sent": "노드가 받지 않아 다시 보내요",
  "chain.fault.chain-witnesses-short": "증인 서명을 기다려요",
  "chain.fault.chain-is-another": "설정과 다른 체인이 답해요",
  "chain.fault.chain-contract-missing": "설정한 주소에 계약이 없어요",
  "chain.fault.chain-contract-other": "설정한 주소에 다른 계약이 있어요",
  "chain.fault.chain-refused-GrantAnchorNotAnchor": "계약이 다른 고정 키를 알고 있어요",
  "chain.fault.chain-refused-GrantAnchorFrozen": "관리자가 이 체인의 로그를 끝냈어요",
  "chain.fault.more-entries": "체인에 우리 로그보다 많은 기록이 있어요",
  "chain.fault.other-head": "체인의 헤드가 우리 것이 아니에요",
  "chain.fault.bug": "프로그램 오류예요. 운영자가 살펴봐야 해요",
} as const;
