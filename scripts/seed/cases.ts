/** The cases that the demo world has behind it, and those it is in the middle of. Invented. */
import type { PurposeKind } from "~/domain/access/dossier";
import type { DataType } from "~/domain/catalogue/data-type";
import type { SeededCompany } from "./programme";

/** How far a case has come, in the order of its life. */
export type Course =
  | "just-submitted"
  | "half-voted"
  | "quorum-unreachable"
  | "withdrawn"
  | "refused"
  | "half-granted"
  | "co-pay-due"
  | "granted"
  | "revoked";

export type DemoCase = {
  readonly company: SeededCompany["key"];
  readonly title: string;
  readonly purpose: string;
  readonly purposeKind: PurposeKind;
  readonly diseases: readonly string[];
  /** The kinds of data, each with the place in the list of hospitals to look from. */
  readonly wants: readonly { readonly hospital: number; readonly dataType: DataType }[];
  readonly price: "cheap" | "dear";
  readonly daysAgo: number;
  readonly course: Course;
};

const PLAN =
  "1단계 전처리와 라벨 점검, 2단계 모델 학습, 3단계 기관별 외부 검증 순서로 진행해요. 모든 분석은 허가된 환경 안에서만 하고, 결과물은 반출 심의를 거쳐요.";

export const planOf = (one: DemoCase): string => `${one.title}. ${PLAN}`;

export const DEMO_CASES: readonly DemoCase[] = [
  {
    company: "sumgyeol",
    title: "흉부 X선 폐결절 판독 보조",
    purpose:
      "흉부 X선에서 폐결절 후보를 표시하는 판독 보조 소프트웨어를 만들고, 다기관 자료로 성능을 확인하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["lung-cancer"],
    wants: [
      { hospital: 0, dataType: "radiology-image" },
      { hospital: 7, dataType: "radiology-image" },
    ],
    price: "cheap",
    daysAgo: 196,
    course: "granted",
  },
  {
    company: "mediloop",
    title: "만성콩팥병 진행 예측",
    purpose: "외래 기록으로 만성콩팥병의 진행을 예측하는 모형을 연구하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["chronic-kidney"],
    wants: [{ hospital: 13, dataType: "structured-emr" }],
    price: "cheap",
    daysAgo: 188,
    course: "granted",
  },
  {
    company: "hanjum",
    title: "심전도 부정맥 탐지",
    purpose: "단일 유도 심전도에서 심방세동을 찾는 알고리즘을 검증하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["arrhythmia"],
    wants: [{ hospital: 12, dataType: "biosignal" }],
    price: "dear",
    daysAgo: 171,
    course: "granted",
  },
  {
    company: "sumgyeol",
    title: "병리 슬라이드 등급 보조",
    purpose: "유방암 병리 슬라이드의 등급 판정을 돕는 도구를 연구하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["breast-cancer"],
    wants: [
      { hospital: 17, dataType: "pathology-slide" },
      { hospital: 19, dataType: "structured-emr" },
    ],
    price: "cheap",
    daysAgo: 158,
    course: "half-granted",
  },
  {
    company: "hanjum",
    title: "수면 중 산소포화도 이상 탐지",
    purpose: "생활 기록에서 수면 무호흡 의심 구간을 찾는 연구예요.",
    purposeKind: "health-research",
    diseases: [],
    wants: [{ hospital: 25, dataType: "lifelog" }],
    price: "cheap",
    daysAgo: 140,
    course: "refused",
  },
  {
    company: "sumgyeol",
    title: "응급실 기록 요약",
    purpose: "비식별 임상 문서를 짧게 요약하는 도구를 만들고 평가하려고 해요.",
    purposeKind: "methods-development",
    diseases: [],
    wants: [{ hospital: 27, dataType: "clinical-text" }],
    price: "cheap",
    daysAgo: 121,
    course: "refused",
  },
  {
    company: "sumgyeol",
    title: "유전체와 폐암 영상의 결합",
    purpose: "유전체 변이와 영상 소견을 함께 쓰는 치료 반응 예측을 연구하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["lung-cancer"],
    wants: [
      { hospital: 4, dataType: "omics" },
      { hospital: 4, dataType: "radiology-image" },
    ],
    price: "cheap",
    daysAgo: 96,
    course: "granted",
  },
  {
    company: "hanjum",
    title: "건강검진 자료의 간 수치 추이",
    purpose: "검진 자료에서 간 수치의 변화를 살펴보는 연구예요.",
    purposeKind: "health-research",
    diseases: [],
    wants: [{ hospital: 30, dataType: "health-checkup" }],
    price: "cheap",
    daysAgo: 77,
    course: "withdrawn",
  },
  {
    company: "sumgyeol",
    title: "수술 영상 단계 인식",
    purpose: "복강경 수술 영상에서 수술 단계를 나누는 알고리즘을 연구하려고 해요.",
    purposeKind: "general-research",
    diseases: [],
    wants: [{ hospital: 32, dataType: "surgery-video" }],
    price: "cheap",
    daysAgo: 60,
    course: "revoked",
  },
  {
    company: "hanjum",
    title: "치매 의료 이용 예측",
    purpose: "공공보험 자료로 치매 환자의 의료 이용을 예측하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["dementia"],
    wants: [{ hospital: 34, dataType: "public-insurance" }],
    price: "dear",
    daysAgo: 48,
    course: "granted",
  },
  {
    company: "sumgyeol",
    title: "유방 영상 판독 보조",
    purpose: "유방촬영술과 초음파에서 병변 후보를 표시하는 모형을 다기관으로 검증하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["breast-cancer"],
    wants: [
      { hospital: 37, dataType: "radiology-image" },
      { hospital: 40, dataType: "radiology-image" },
    ],
    price: "cheap",
    daysAgo: 21,
    course: "co-pay-due",
  },
  {
    company: "sumgyeol",
    title: "중환자 활력징후 경보",
    purpose: "중환자실 활력징후로 악화를 미리 알리는 경보를 연구하려고 해요.",
    purposeKind: "health-research",
    diseases: [],
    wants: [
      { hospital: 1, dataType: "biosignal" },
      { hospital: 8, dataType: "structured-emr" },
      { hospital: 14, dataType: "clinical-text" },
    ],
    price: "cheap",
    daysAgo: 9,
    course: "half-voted",
  },
  {
    company: "hanjum",
    title: "경과 기록의 치매 소견 정리",
    purpose: "경과 기록에서 치매 소견 문장을 찾아 정리하는 도구를 연구하려고 해요.",
    purposeKind: "disease-research",
    diseases: ["dementia"],
    wants: [{ hospital: 3, dataType: "clinical-text" }],
    price: "cheap",
    daysAgo: 8,
    course: "quorum-unreachable",
  },
  {
    company: "sumgyeol",
    title: "생활 기록으로 보는 당뇨 전단계",
    purpose: "걸음과 심박 기록으로 당뇨 전단계를 가늠하는 연구예요.",
    purposeKind: "disease-research",
    diseases: ["diabetes"],
    wants: [
      { hospital: 20, dataType: "lifelog" },
      { hospital: 26, dataType: "health-checkup" },
    ],
    price: "cheap",
    daysAgo: 3,
    course: "just-submitted",
  },
];
