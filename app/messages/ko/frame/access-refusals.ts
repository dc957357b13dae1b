/** What stands in the way of a request, a vote or a grant: the obstacle first, then the next step. */
export const koAccessRefusals = {
  "refusal.already-in-basket": "이미 담은 데이터예요. 담은 데이터에서 확인해 주세요.",
  "refusal.basket-full":
    "한 신청에는 데이터를 {{max}}건까지 담을 수 있어요. 하나를 빼고 다시 담아 주세요.",
  "refusal.basket-empty": "담은 데이터가 없어요. 데이터를 먼저 담아 주세요.",
  "refusal.dataset-withdrawn":
    "병원이 더는 제공하지 않는 데이터가 있어요. 명세서에서 그 데이터를 빼 주세요.",
  "refusal.stale-version":
    "다른 창이나 동료가 먼저 고쳤어요. 화면을 새로 고쳐 최신 내용을 확인한 뒤 다시 해 주세요.",
  "refusal.dossier-too-long": "적은 내용이 너무 길어요. {{max}}자까지 적을 수 있어요.",
  "refusal.use-days-out-of-range": "이용 기간은 {{min}}일부터 {{max}}일까지예요.",
  "refusal.dossier-incomplete": "신청서에 빈 곳이 있어요. 돌아가서 빠진 곳을 채워 주세요.",
  "refusal.team-too-large": "이용자는 {{max}}명까지 적을 수 있어요.",
  "refusal.not-in-company": "우리 회사 사람이 아닌 이용자가 있어요. 다시 골라 주세요.",
  "refusal.too-many-attachments": "서류는 {{max}}개까지 올릴 수 있어요. 하나를 빼고 올려 주세요.",
  "refusal.attachment-too-large": "파일이 너무 커요. 더 작은 파일을 올려 주세요.",
  "refusal.attachment-empty": "빈 파일이에요. 내용이 있는 파일을 골라 주세요.",
  "refusal.attachment-type": "올릴 수 없는 종류의 파일이에요. 다른 형식으로 저장해 올려 주세요.",
  "refusal.no-agreement":
    "유효한 협약이 없어 바우처를 쓸 수 없어요. 공고에 선정되어 협약을 맺은 뒤 신청해 주세요.",
  "refusal.voucher-expired":
    "바우처 기한이 {{expiredAt}}에 끝났어요. 이번 협약으로는 새로 신청할 수 없어요.",
  "refusal.no-committee":
    "심의위원회가 없는 병원이 있어요. 그 병원의 데이터를 빼거나 사업 담당자에게 알려 주세요.",
  "refusal.class-above-voucher":
    "담은 데이터의 과제 유형이 협약한 유형보다 커요. 명세서에 적힌 대로 종류나 병원 수를 줄여 주세요.",
  "refusal.over-class-price":
    "이 과제 유형의 상한 {{limitKrw}}원보다 {{overKrw}}원 많아요. 데이터를 빼서 줄여 주세요.",
  "refusal.credit-short":
    "바우처가 {{shortKrw}}원 부족해요. 데이터를 빼거나, 진행 중인 신청이 끝나 바우처가 풀린 뒤 신청해 주세요.",
  "refusal.quote-changed":
    "그사이 금액이 바뀌었어요. 새 금액은 {{totalKrw}}원(자부담금 {{coPayKrw}}원)이에요. 다시 읽고 제출해 주세요.",
  "refusal.decision-made":
    "이미 결정한 위원회가 있어 취하할 수 없어요. 승인된 데이터는 자부담금을 내지 않으면 기한 뒤에 저절로 풀려요.",
  "refusal.already-declared": "이미 이해상충을 신고했어요. 신고는 바꿀 수 없어요.",
  "refusal.reason-missing": "이유를 적어 주세요.",
  "refusal.reason-too-long": "이유가 너무 길어요. {{max}}자까지 적을 수 있어요.",
  "refusal.conflict-not-declared": "먼저 이해상충을 신고해 주세요. 그다음 의결할 수 있어요.",
  "refusal.conflict-of-interest": "이해상충이 있는 사람은 이 안건에 함께할 수 없어요.",
  "refusal.already-voted": "이 데이터에는 이미 의결했어요. 의결은 바꿀 수 없어요.",
  "refusal.line-decided": "이미 결정이 난 데이터예요. 결과를 확인해 주세요.",
  "refusal.conditions-need-approval":
    "조건은 승인할 때만 붙일 수 있어요. 조건을 지우거나 의견을 승인으로 바꿔 주세요.",
  "refusal.too-many-conditions": "조건은 {{max}}개까지 붙일 수 있어요.",
  "refusal.quorum-reachable":
    "지금 위원만으로 정족수를 채울 수 있어 대신할 위원을 정할 수 없어요. 위원들의 의결을 기다려 주세요.",
  "refusal.already-seated": "이미 이 안건의 위원이에요. 다른 사람을 골라 주세요.",
  "refusal.not-a-committee-person": "심의위원이 아닌 사람이에요. 목록에서 골라 주세요.",
  "refusal.committee-exists": "이 병원에는 이미 심의위원회가 있어요.",
  "refusal.policy-broken": "위원회 규칙이 맞지 않아요. 정족수와 위원 수를 다시 확인해 주세요.",
  "refusal.not-in-team":
    "이 허가의 이용자로 적힌 사람만 허가증을 받을 수 있어요. 신청한 동료에게 확인해 주세요.",
  "refusal.visa-outlives-grant":
    "허가증이 이용 허가보다 오래갈 수 없어요. 허가는 {{until}}에 끝나요.",
  "refusal.grant-not-active":
    "지금은 이용 허가가 유효하지 않아 허가증을 낼 수 없어요. 기간과 상태를 확인해 주세요.",
} as const;
