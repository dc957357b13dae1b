/** Witnesses: who cosigns the log, and the program with which a hospital is one. */
export const koWitnesses = {
  "transparency.level.L1": "L1: 외부 증인",
  "transparency.level.L1.why":
    "정책이 정한 수의 외부 증인이 새 체크포인트에 함께 서명했어요. 증인들은 서로 다른 기록을 보면 서명하지 않아요.",
  "witness.title": "증인",
  "witness.lead":
    "증인은 병원처럼 운영자와 다른 기관이에요. 로그가 앞서 본 기록을 그대로 이어 갈 때만 체크포인트에 함께 서명해요.",
  "witness.none": "증인이 아직 없어요",
  "witness.none.why":
    "운영자가 사람마다 다른 기록을 보여 주어도 알아차릴 사람이 없다는 뜻이에요. 병원 전산실에서 npm run witness 로 증인이 될 수 있어요.",
  "witness.quorum.met": "정족수를 채웠어요: 기록 {{size}}건까지",
  "witness.quorum.unmet": "아직 어느 체크포인트도 정족수를 채우지 못했어요",
  "witness.column.name": "증인",
  "witness.column.size": "함께 서명한 기록 수",
  "witness.column.asked": "마지막으로 물어본 때",
  "witness.column.state": "상태",
  "witness.state.fine": "서명했어요",
  "witness.state.behind": "서명을 기다려요",
  "witness.state.never": "아직 묻지 않았어요",
  "witness.state.fault": "답이 올바르지 않아요: {{fault}}",
  "witness.alarm.other-history":
    "증인 {{witness}}의 기록이 우리와 달라요 (기록 {{size}}건). 두 가지 기록이 있었다는 증거일 수 있어 더 묻지 않아요.",
  "witness.alarm.more-entries":
    "증인 {{witness}}은(는) 우리보다 많은 기록({{size}}건)을 보았어요. 저장소가 옛 상태로 되돌아갔을 수 있어 더 묻지 않아요.",
  "witness.alarm.evidence": "증인이 보여 준 것",
  "witness.cli.usage":
    "사용법: npm run witness -- --data <폴더> --policy <log 줄이 있는 파일> [--name 이름] [--port 7330] [--host 127.0.0.1] [--no-ml-dsa]",
  "witness.cli.bad-option": "알 수 없는 옵션이에요: {{option}}",
  "witness.cli.policy-unreadable": "정책 파일을 읽을 수 없어요: {{file}}",
  "witness.cli.policy-malformed":
    "정책 파일 {{line}}째 줄이 틀렸어요. 있어야 할 것: {{expected}} · 있는 것: {{actual}}",
  "witness.cli.policy-empty": "정책 파일에 log 줄이 없어요: {{file}}",
  "witness.cli.key.name-missing": "처음 시작할 때는 --name 이 필요해요. 예: 병원주소/witness",
  "witness.cli.key.name-invalid": "이름에 빈칸이나 +가 있거나 너무 길어요: {{name}}",
  "witness.cli.key.name-other":
    "이 폴더의 열쇠는 {{kept}}의 것이에요. 이름이 바뀌면 서명도 달라지니 {{name}}(으)로 시작할 수 없어요.",
  "witness.cli.key.file-broken": "열쇠 파일이 깨졌어요: {{file}}",
  "witness.cli.port-taken": "포트 {{port}}을(를) 열 수 없어요.",
  "witness.cli.new-keys":
    "열쇠를 새로 만들었어요. 이 파일을 잃으면 다시 만들 수 없으니 백업하세요.",
  "witness.cli.give-line": "허브 운영자에게 아래 줄을 전해 주세요 (둘 중 하나면 충분해요)",
  "witness.cli.give-address": "체인의 계약에 넣을 주소",
  "witness.cli.log": "지켜보는 로그",
  "witness.cli.conflicts": "보관한 모순의 증거: {{count}}건. 감사인에게 알려 주세요",
  "witness.cli.running": "증인이 {{url}} 에서 기다려요. 끝내려면 Ctrl+C를 누르세요.",
} as const;
