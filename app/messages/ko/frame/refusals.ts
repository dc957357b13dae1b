/** Every refusal in words: the obstacle first, then the next step. Key: `refusal.<code>`. */
export const koRefusals = {
  "refusal.unknown":
    "지금 상태에서는 할 수 없는 일이에요. 화면을 새로 고쳐 지금 상태를 확인해 주세요.",
  "refusal.not-allowed":
    "지금 이 일을 할 수 있는 사람이 아니에요. 누구 차례인지 화면에서 확인해 주세요.",
  "refusal.not-found": "그런 자료가 없거나 볼 수 없는 자료예요.",
  "refusal.sign-in-needed": "로그인이 필요해요. 로그인한 뒤 다시 해 주세요.",
  "refusal.role-not-allowed": "이 역할로는 할 수 없는 일이에요. 다른 역할로 로그인해 주세요.",
  "refusal.too-many-requests": "짧은 시간에 요청이 너무 많았어요. 1분쯤 뒤에 다시 해 주세요.",
  "refusal.listing-invalid": "데이터 설명에 고칠 곳이 있어요: {{field}}. 고친 뒤 다시 올려 주세요.",
  "refusal.too-many-listings": "한 번에 {{max}}건까지 올릴 수 있어요. 나누어 올려 주세요.",
  "refusal.usage-profile-invalid":
    "이용 프로필에 쓸 수 없는 값이 있어요: {{field}}. 고친 뒤 다시 저장해 주세요.",
  "refusal.role-does-not-fit":
    "이 기관에서는 맡을 수 없는 역할이에요. 기관과 역할을 확인해 주세요.",
  "refusal.organisation-incomplete":
    "기관 정보에 빠진 곳이 있어요: {{field}}. 채운 뒤 다시 해 주세요.",
  "refusal.no-such-consortium": "그런 컨소시엄이 없어요. 먼저 컨소시엄을 등록해 주세요.",
  "refusal.visa-malformed": "비자의 모양이 규격과 달라요: {{claim}}. 새 비자를 받아 주세요.",
  "refusal.visa-expired": "비자의 기한이 지났어요. 새 비자를 받아 주세요.",
  "refusal.no-visa-for-dataset": "이 데이터에 대한 비자가 없어요. 이용 허가를 확인해 주세요.",
  "refusal.visa-source-unknown": "믿을 수 있는 곳에서 낸 비자가 아니에요: {{source}}.",
  "refusal.visa-condition-unmet": "비자에 적힌 조건이 맞지 않아요. 소속과 역할을 확인해 주세요.",
  "refusal.proof-malformed":
    "증명 파일의 모양이 달라요: {{field}}. 내려받은 파일을 그대로 넣어 주세요.",
} as const;
