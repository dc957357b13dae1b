/** What is wrong with a field. Key: `form.<reason>`, as form parsing answers it. */
export const koForms = {
  "form.missing": "꼭 필요한 값이에요. 적어 주세요.",
  "form.wrong": "값을 다시 확인해 주세요.",
  "form.unreadable": "보내신 내용을 읽지 못했어요. 화면을 새로 고쳐 다시 보내 주세요.",
  "form.min-length": "{{bound}}자 이상 적어 주세요.",
  "form.max-length": "{{bound}}자까지 적을 수 있어요.",
  "form.min-value": "{{bound}} 이상이어야 해요.",
  "form.max-value": "{{bound}} 이하여야 해요.",
  "form.not-a-choice": "고를 수 있는 값이 아니에요. 목록에서 다시 골라 주세요.",
  "form.not-a-number": "숫자로 적어 주세요.",
} as const;
