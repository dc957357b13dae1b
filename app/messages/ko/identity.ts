/** Signing in and out. */
export const koIdentity = {
  "identity.signIn.title": "로그인",
  "identity.signIn.lead": "로그인하면 데이터를 신청하고, 심의하고, 결과를 확인할 수 있어요.",
  "identity.signIn.provider": "기관 계정으로 로그인",
  "identity.signIn.providerLead": "소속 기관의 계정 화면으로 이동했다가 돌아와요.",
  "identity.signIn.none": "로그인 방법이 아직 준비되지 않았어요. 운영 기관에 문의해 주세요.",
  "identity.signIn.current": "지금 {{name}} 님으로 로그인되어 있어요. 다른 사람을 고르면 바뀌어요.",
  "identity.demo.title": "체험할 사람 고르기",
  "identity.demo.lead":
    "여기는 시연용 세계예요. 사람과 기관은 모두 지어낸 것이고, 누구로든 들어가 볼 수 있어요.",
  "identity.demo.enter": "{{name}} 님으로 들어가기",
  "identity.demo.people_one": "{{count}}명",
  "identity.demo.people_other": "{{count}}명",
  "identity.demo.company": "데이터를 찾아 바우처로 신청하는 기업이에요.",
  "identity.demo.data-office": "병원 데이터의 목록과 제공을 맡는 부서예요.",
  "identity.demo.committee": "신청을 심의하고 표결하는 위원들이에요.",
  "identity.demo.programme-manager": "바우처 예산과 집행을 관리해요.",
  "identity.demo.auditor": "기록과 증명을 밖에서 확인해요.",
  "identity.demo.empty": "시연용 사람이 아직 없어요. 서버를 시작하면 만들어져요.",
  "identity.choose.title": "어느 역할로 들어갈까요?",
  "identity.choose.lead": "여러 기관이나 역할에 등록되어 있어요. 하나를 골라 주세요.",
  "identity.choose.as": "{{organisation}}에서 일하기",
  "identity.noMembership.title": "등록된 소속이 없어요",
  "identity.noMembership.body":
    "계정은 확인했지만 이 장터에 등록된 기관과 역할이 없어요. 소속 기관의 담당자나 사업 운영 기관에 등록을 요청해 주세요.",
  "identity.noMembership.reference": "문의할 때 알려 줄 번호",
  "identity.failed.title": "로그인하지 못했어요",
  "identity.failed.again": "다시 로그인",
  "refusal.sign-in-expired":
    "로그인 시간이 지났거나 이미 쓴 주소예요. 처음부터 다시 로그인해 주세요.",
  "refusal.sign-in-refused": "계정 제공 기관에서 로그인을 마치지 않았어요. 다시 로그인해 주세요.",
  "refusal.sign-in-failed":
    "계정 제공 기관의 답을 믿을 수 없어 로그인하지 않았어요. 다시 로그인해 주세요.",
  "refusal.provider-unreachable": "계정 제공 기관에 연결하지 못했어요. 잠시 뒤에 다시 해 주세요.",
} as const;
