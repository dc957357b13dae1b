/** Erasing what an entry of the log says. */
export const koErasing = {
  "transparency.erase.title": "기록 내용 지우기",
  "transparency.erase.effect":
    "{{index}}번 기록 ‘{{what}}’의 내용과 무작위 값을 지워요. 기록된 자리와 종류, 때는 그대로 남고, 그 자리에 기록이 있었다는 증명도 계속 받을 수 있어요.",
  "transparency.erase.final":
    "되돌릴 수 없어요. 지웠다는 사실도 새 기록으로 남아 누구나 볼 수 있어요. 이미 내려받은 증명 파일과 백업에는 내용이 남아 있을 수 있어요.",
  "transparency.erase.basis": "지우는 근거",
  "transparency.erase.reason": "근거 문서와 이유",
  "transparency.erase.reason.hint":
    "명령이나 요청의 문서 번호를 적어 주세요. 사람 이름은 적지 마세요. 글은 저장하지 않고, 누구나 보는 기록에 SHA-256 값만 남아요.",
  "transparency.erase.do": "내용 지우기",
  "transparency.erase.keep": "지우지 않기",
  "erasure.erasure-order": "법원이나 감독 기관의 삭제 명령",
  "erasure.consent-withdrawn": "정보 주체의 동의 철회",
  "erasure.retention-over": "보관 기간(2년)이 지남",
  "transparency.erased.title": "내용이 지워졌어요",
  "transparency.erased.why":
    "내용과 무작위 값이 지워져 아무도 볼 수 없고, 추측해서 맞춰 볼 수도 없어요. 기록이 이 자리에 있었다는 것은 여전히 증명할 수 있어요.",
  "transparency.erased.at": "지운 때",
  "transparency.erased.entry": "지웠다는 기록",
  "event.entry-erased": "기록 내용 삭제",
  "fact.index": "기록 번호",
  "fact.basis": "근거",
  "refusal.entry-kept-by-law":
    "기록이 스스로에 대해 남긴 것과 접속 기록 점검은 지울 수 없어요. 이것으로 다른 기록을 확인하기 때문이에요.",
  "refusal.entry-of-grant-in-force":
    "지금 유효한 이용 허가({{grantId}})의 근거가 되는 기록이에요. 허가를 먼저 끝내야 지울 수 있어요.",
  "refusal.retention-not-over":
    "접속 기록은 2년 동안 보관해야 해요. 기간만을 이유로는 {{until}}부터 지울 수 있어요.",
  "refusal.entry-differs-from-leaf":
    "이 기록의 내용이 잎 해시와 맞지 않아요. 바뀐 흔적일 수 있으니 지우지 말고 감사인에게 알려 주세요.",
} as const;
