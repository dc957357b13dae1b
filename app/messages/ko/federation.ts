/** Between institutions: data servers, their keys, and what they report. */
export const koFederation = {
  "refusal.node-key-malformed":
    "공개키로 읽을 수 없어요. Ed25519나 P-256 공개키를 JWK(JSON) 형식으로 붙여 넣어 주세요.",
  "refusal.node-key-private":
    "개인키가 들어 있어요. 이 키는 이제 쓰지 말고 새로 만든 뒤, 공개키만 붙여 넣어 주세요.",
  "refusal.node-key-known":
    "이미 등록했거나 한 번 뺀 키예요. 데이터 서버에서 새 키를 만들어 등록해 주세요.",
  "refusal.too-many-node-keys": "키는 {{max}}개까지 쓸 수 있어요. 쓰지 않는 키를 먼저 빼 주세요.",
  "refusal.use-report-malformed":
    "이용 보고를 읽을 수 없어요 ({{field}}). 보고 형식을 확인해 주세요.",
  "refusal.use-report-unsigned":
    "등록된 데이터 서버의 서명이 아니에요. 키가 등록되어 있는지 데이터 담당자에게 확인해 주세요.",
  "refusal.use-report-differs":
    "같은 번호의 보고가 다른 내용으로 이미 있어요. 새 번호로 다시 보내 주세요.",
  "refusal.use-in-future":
    "아직 오지 않은 때({{servedAt}})의 이용이에요. 데이터 서버의 시계를 확인해 주세요.",
  "refusal.use-without-visa":
    "이 허가로 발급한 허가증이 아니에요. 제공한 데이터가 있다면 바로 확인해 주세요. 거절한 사실은 기록에 남아요.",
  "refusal.use-before-visa":
    "허가증을 발급한 때({{issuedAt}})보다 먼저 제공한 이용이에요. 거절한 사실은 기록에 남아요.",
  "refusal.use-after-visa":
    "허가증이 끝난 때({{expiresAt}}) 뒤에 제공한 이용이에요. 거절한 사실은 기록에 남아요.",
  "refusal.use-before-grant":
    "이용 허가가 시작된 때({{from}})보다 먼저 제공한 이용이에요. 거절한 사실은 기록에 남아요.",
  "refusal.use-after-grant":
    "이용 허가가 끝난 때({{until}}) 뒤에 제공한 이용이에요. 거절한 사실은 기록에 남아요.",
  "event.node-key-added": "데이터 서버 키 등록",
  "event.node-key-removed": "데이터 서버 키 제외",
  "event.file-served": "파일 제공",
  "event.query-served": "조회 제공",
  "event.use-refused": "허가 밖 이용 거절",
  "event.access-records-checked": "접속기록 점검",
  "fact.nodeKeyId": "데이터 서버 키",
  "fact.algorithm": "서명 방식",
  "fact.useId": "이용",
  "fact.objectSha256": "제공한 것의 SHA-256",
  "fact.amount": "양(바이트 또는 행)",
  "fact.servedAt": "제공한 때",
  "fact.reportId": "보고 번호",
  "fact.code": "까닭",
  "fact.month": "달",
  "fact.uses": "이용 수",
  "fact.refused": "거절 수",
  "uses.cli.usage":
    "쓰는 법: npm run report-use -- key | add --grant grn_… --visa vis_… (--file 경로 | --query 문장 --rows 행수) [--served-at 때] | send --hub 주소 [--once] | list  (모두 [--dir 폴더] [--lang ko|en])",
  "uses.cli.key.made": "서명 키를 만들었어요: {{path}} (이 파일은 밖으로 내보내지 마세요)",
  "uses.cli.key.there": "서명 키가 이미 있어요: {{path}}",
  "uses.cli.key.register":
    "아래 공개키를 허브의 ‘우리 병원 데이터 › 데이터 서버’에 등록해 주세요. 키 번호: {{id}}",
  "uses.cli.key-missing": "서명 키가 없어요. 먼저 npm run report-use -- key 로 만들어 주세요.",
  "uses.cli.key-readable":
    "다른 사람이 서명 키를 읽을 수 있어요. chmod 600 으로 막거나, 새 키를 만들어 등록해 주세요.",
  "uses.cli.key-broken": "서명 키 파일을 읽을 수 없어요. 새 키를 만들어 등록해 주세요.",
  "uses.cli.no-file": "제공한 파일을 읽을 수 없어요: {{path}}",
  "uses.cli.what": "무엇을 제공했는지 알려 주세요: --file 경로, 또는 --query 문장과 --rows 행수.",
  "uses.cli.bad-moment":
    "--served-at 을 읽을 수 없어요. 2026-03-16T09:00:00+09:00 처럼 적어 주세요.",
  "uses.cli.bad-field": "보고에 잘못된 곳이 있어요: {{field}}",
  "uses.cli.noted": "이용을 적어 두었어요 ({{reportId}}). 보낼 보고 {{count}}건.",
  "uses.cli.no-hub": "허브 주소를 알려 주세요: --hub https://…",
  "uses.cli.taken": "{{name}}: 허브가 받았어요.",
  "uses.cli.refused":
    "{{name}}: 허브가 거절했어요 ({{code}}). refused 폴더에 옮겼으니 담당자가 확인해 주세요.",
  "uses.cli.later": "{{name}}: 아직 못 보냈어요 ({{code}}). 다시 보낼게요.",
  "uses.cli.left": "남은 보고 {{waiting}}건, 거절된 보고 {{refused}}건.",
} as const;
