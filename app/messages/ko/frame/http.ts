/** What is said before a request reaches its page. */
export const koHttp = {
  "refusal.foreign-origin":
    "다른 사이트에서 보낸 요청이라 처리하지 않았어요. 이 사이트의 화면을 열어 다시 해 주세요.",
  "refusal.bad-input": "보내신 값에 고쳐야 할 곳이 있어요. 화면을 다시 열어 해 주세요.",
  "refusal.body-too-large": "보내신 내용이 너무 커요. 파일을 나누거나 줄여서 다시 보내 주세요.",
  "refusal.length-needed": "보내는 내용의 크기를 알 수 없어 받지 않았어요. 다시 보내 주세요.",
} as const;
