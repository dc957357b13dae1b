/** Checking a proof file: on its page, in the verifier that works from disk, on the command line. */
export const koVerifying = {
  "transparency.verify.go": "증명 파일 확인하기",
  "transparency.verify.title": "증명 파일 확인",
  "transparency.verify.lead":
    "받아 둔 증명 파일을 골라 주세요. 이 브라우저 안에서 단계마다 다시 계산하고, 파일은 어디로도 보내지 않아요.",
  "transparency.verify.file": "증명 파일 (.json)",
  "transparency.verify.drop": "파일을 여기에 끌어다 놓아도 돼요.",
  "transparency.verify.known": "따로 알고 있는 값",
  "transparency.verify.known.lead":
    "공문이나 관보, 다른 누리집처럼 이 서비스 밖에서 받은 값을 넣으면, 파일이 말하는 값과 같은지도 확인해요. 비워 두면 파일에 적힌 값을 믿은 것으로 표시해요.",
  "transparency.verify.policy": "신뢰 정책 (C2SP tlog-policy)",
  "transparency.verify.policy.hint":
    "어느 기록 열쇠와 어느 증인을 받아들일지 적은 파일의 내용이에요.",
  "transparency.verify.block": "블록 해시",
  "transparency.verify.block.hint": "0x로 시작해요. 체인이 여럿이면 빈칸으로 띄워 적으세요.",
  "transparency.verify.contract": "계약 주소",
  "transparency.verify.contract.hint": "0x로 시작해요. 체인이 여럿이면 빈칸으로 띄워 적으세요.",
  "transparency.verify.again": "다시 확인하기",
  "transparency.verify.send": "서버에서 확인하기",
  "transparency.verify.noEd25519":
    "이 브라우저는 Ed25519 서명을 확인하지 못해요. 아래 단추로 서버에서 확인하거나 npm run verify-proof를 쓰세요.",
  "transparency.verify.missing": "증명 파일을 골라 주세요.",
  "transparency.verify.tooLarge": "증명 파일이라기에는 너무 커요 (256 kB까지).",
  "transparency.verify.offline": "서버 없이 확인하는 파일",
  "transparency.verify.offline.lead":
    "확인하는 프로그램이 통째로 든 HTML 파일 하나예요. 받아 두면 인터넷이 없어도, 이 서비스가 없어져도 열어서 증명 파일을 확인할 수 있어요.",
  "transparency.verify.offline.go": "확인 프로그램 받기 (HTML)",
  "transparency.offline.lead":
    "이 파일은 인터넷을 쓰지 않아요. 고른 증명 파일은 이 기기 밖으로 나가지 않고, 모든 계산은 이 화면 안에서 해요.",
  "transparency.offline.noEd25519":
    "이 브라우저는 Ed25519 서명을 확인하지 못해요. 새 판의 크롬, 에지, 파이어폭스, 사파리에서 열어 주세요.",
  "transparency.offline.idle": "아직 고른 증명 파일이 없어요.",
  "transparency.offline.busy": "확인하고 있어요.",
  "transparency.offline.here": "이 화면 안에서 확인했어요. 파일은 보내지 않았어요.",
  "transparency.offline.event": "기록된 내용",
  "transparency.offline.print": "인쇄하기",
  "transparency.offline.language": "English",
  "transparency.verified.label": "확인 결과",
  "transparency.verified.ok": "모든 단계가 맞아요",
  "transparency.verified.failed": "증명이 맞지 않아요",
  "transparency.verified.assumed":
    "“파일을 믿음”이라고 된 값은 파일에 적힌 그대로예요. 다른 곳에서 받은 값과 견주어야 증명이 끝나요.",
  "transparency.verified.entry": "{{size}}건 가운데 {{index}}번 기록: {{what}}",
  "transparency.verified.hidden": "내용 없이 자리만 증명",
  "transparency.verified.here": "이 브라우저에서 확인했어요. 파일은 보내지 않았어요.",
  "transparency.verified.server":
    "서버에서 확인했어요. 운영자를 믿지 않으려면 브라우저나 npm run verify-proof로 확인하세요.",
  "transparency.ok": "맞음",
  "transparency.assumed": "파일을 믿음",
  "transparency.idle": "요구하지 않음",
  "transparency.failed": "틀림",
  "transparency.field": "자리",
  "transparency.expected": "있어야 할 값",
  "transparency.actual": "실제 값",
  "transparency.found": "확인한 값",
  "transparency.step.chain": "체인 {{id}}",
  "transparency.step.file": "1. 파일 형식",
  "transparency.step.file.what": "파일이 정해진 형식과 글자 그대로 같아요.",
  "transparency.step.entry": "2. 기록 내용",
  "transparency.step.entry.what": "내용과 무작위 값에서 다시 계산한 잎 해시예요.",
  "transparency.step.entry.assumed":
    "내용 없이 자리만 증명하는 파일이라, 파일에 적힌 잎 해시를 그대로 썼어요.",
  "transparency.step.inclusion": "3. 나무 속 자리",
  "transparency.step.inclusion.what": "잎에서 올라간 값이 체크포인트의 뿌리와 같아야 해요.",
  "transparency.step.signature": "4. 운영자의 서명",
  "transparency.step.signature.what": "체크포인트에 기록 열쇠의 서명이 있어야 해요.",
  "transparency.step.witnesses": "5. 증인의 서명",
  "transparency.step.witnesses.what":
    "정책이 요구하는 만큼 외부 증인이 체크포인트에 서명해야 해요.",
  "transparency.step.witnesses.idle":
    "이 파일의 정책은 외부 증인을 요구하지 않아요. 운영자 말고는 이 체크포인트를 보증한 증인이 없다고 보세요.",
  "transparency.step.policy": "6. 신뢰 정책",
  "transparency.step.policy.what": "따로 알고 있는 정책과 같아야 해요.",
  "transparency.step.policy.assumed":
    "파일에 적힌 열쇠와 증인을 그대로 썼어요. 공문이나 누리집처럼 다른 곳에서 받은 정책과 견주세요.",
  "transparency.step.block": "7. 블록",
  "transparency.step.block.what": "블록 머리에서 다시 계산한 해시여야 해요.",
  "transparency.step.contract": "8. 계약",
  "transparency.step.contract.what":
    "블록 뒤의 상태에 우리 계약의 코드를 가진 이 주소가 있어야 해요.",
  "transparency.step.contract.assumed":
    "코드는 우리 계약과 같고, 주소는 파일에 적힌 그대로예요. 다른 곳에서 받은 계약 주소와 견주세요.",
  "transparency.step.head": "9. 계약이 가진 값",
  "transparency.step.head.what": "계약의 저장 공간에서 읽은 기록 수와 뿌리예요.",
  "transparency.step.consistency": "10. 고정된 값과의 이어짐",
  "transparency.step.consistency.what": "계약이 가진 나무가 체크포인트의 나무를 이어받아야 해요.",
  "transparency.step.block-hash": "11. 체인에 있는 블록",
  "transparency.step.block-hash.what": "따로 알고 있는 블록 해시와 같아야 해요.",
  "transparency.step.block-hash.assumed":
    "파일에 적힌 블록 해시를 그대로 썼어요. 체인의 아무 탐색기나 노드에서 같은 블록인지 확인하세요.",
  "transparency.cli.usage":
    "사용법: npm run verify-proof -- 파일.json [--policy 정책파일] [--block 블록해시]… [--contract 계약주소]… [--key 열쇠]",
  "transparency.cli.unreadable": "파일을 읽을 수 없어요: {{file}}",
  "refusal.policy-malformed": "신뢰 정책 파일을 읽을 수 없어요. {{line}}번째 줄을 확인해 주세요.",
  "refusal.tlog-proof-malformed": "증명의 {{line}}번째 줄이 정해진 형식이 아니에요.",
} as const;
