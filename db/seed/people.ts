/** Names of the invented people of the demo world, and the policies their committees vote by. */
import type { CommitteePolicy } from "~/domain/access/committee-policy";
import type { Dice } from "./dice";

const FAMILY_NAMES = [
  "강",
  "고",
  "권",
  "김",
  "남",
  "노",
  "류",
  "문",
  "박",
  "배",
  "서",
  "손",
  "송",
  "신",
  "안",
  "오",
  "유",
  "윤",
  "이",
  "임",
  "장",
  "전",
  "정",
  "조",
  "최",
  "한",
  "홍",
];
const FIRST_SYLLABLES = [
  "가",
  "나",
  "다",
  "도",
  "두",
  "라",
  "로",
  "마",
  "미",
  "바",
  "보",
  "새",
  "소",
  "슬",
  "아",
  "온",
  "우",
  "은",
  "이",
  "하",
  "해",
  "휘",
];
const LAST_SYLLABLES = [
  "결",
  "나",
  "늘",
  "담",
  "람",
  "래",
  "름",
  "리",
  "빈",
  "빛",
  "솔",
  "슬",
  "안",
  "온",
  "울",
  "찬",
  "한",
  "현",
];

/** A person's name, marked as invented. */
export const inventedName = (dice: Dice): string =>
  `${dice.pick(FAMILY_NAMES)}${dice.pick(FIRST_SYLLABLES)}${dice.pick(LAST_SYLLABLES)}(가상)`;

type PolicyShape = Pick<
  CommitteePolicy,
  "quorum" | "externalQuorum" | "majority" | "decidesEarly" | "dueDays"
>;

/** Committees differ, as the guideline lets them: five voting members each, two of them external. */
export const POLICY_SHAPES: readonly PolicyShape[] = [
  { quorum: 3, externalQuorum: 1, majority: "simple", decidesEarly: true, dueDays: 14 },
  { quorum: 3, externalQuorum: 0, majority: "simple", decidesEarly: true, dueDays: 21 },
  { quorum: 4, externalQuorum: 1, majority: "two-thirds", decidesEarly: true, dueDays: 30 },
  { quorum: 5, externalQuorum: 2, majority: "simple", decidesEarly: false, dueDays: 28 },
  { quorum: 3, externalQuorum: 1, majority: "unanimous", decidesEarly: true, dueDays: 10 },
];
