/**
 * What the invented datasets of the demo world are about: for each type its modalities and
 * subjects. Everything here is made up from general knowledge of such data, nothing was measured.
 */
import type { DataType } from "~/domain/catalogue/data-type";

/** Subject in Korean and English, with the diseases it is about. */
export type Theme = readonly [ko: string, en: string, diseases: readonly string[]];

export type Kind = {
  readonly ko: string;
  readonly en: string;
  readonly modalities: readonly string[];
  readonly themes: readonly Theme[];
  /** Persons at least and at most; bytes for each record. */
  readonly persons: readonly [number, number];
  readonly bytesPerRecord: number;
  readonly recordsPerPerson: readonly [number, number];
  /** Price of a small dataset in ten thousand won, and the most. */
  readonly priceMan: readonly [number, number];
};

const CANCERS: readonly Theme[] = [
  ["폐암", "lung cancer", ["lung-cancer"]],
  ["유방암", "breast cancer", ["breast-cancer"]],
  ["위암", "gastric cancer", ["gastric-cancer"]],
  ["대장암", "colorectal cancer", ["colorectal-cancer"]],
  ["간암", "liver cancer", ["liver-cancer"]],
  ["갑상선암", "thyroid cancer", ["thyroid-cancer"]],
  ["전립선암", "prostate cancer", ["prostate-cancer"]],
  ["췌장암", "pancreatic cancer", ["pancreatic-cancer"]],
];
const CHRONIC: readonly Theme[] = [
  ["제2형 당뇨병", "type 2 diabetes", ["diabetes-type-2"]],
  ["고혈압", "hypertension", ["hypertension"]],
  ["심부전", "heart failure", ["heart-failure"]],
  ["만성콩팥병", "chronic kidney disease", ["chronic-kidney"]],
  ["만성폐쇄성폐질환", "COPD", ["copd"]],
  ["천식", "asthma", ["asthma"]],
  ["비만", "obesity", ["obesity"]],
  ["우울증", "depression", ["depression"]],
];
const NEURO: readonly Theme[] = [
  ["뇌졸중", "stroke", ["stroke"]],
  ["치매", "dementia", ["dementia"]],
  ["알츠하이머병", "Alzheimer disease", ["alzheimer"]],
  ["파킨슨병", "Parkinson disease", ["parkinson"]],
  ["뇌전증", "epilepsy", ["epilepsy"]],
];

export const DATASET_KINDS: Readonly<Record<DataType, Kind>> = {
  "radiology-image": {
    ko: "방사선 영상",
    en: "radiology images",
    modalities: ["CT", "MR", "CR", "DX", "MG", "US"],
    themes: [
      ["흉부 엑스레이 결핵", "chest X-ray tuberculosis", ["tuberculosis"]],
      ["흉부 폐렴", "chest pneumonia", ["pneumonia"]],
      ["뇌 자기공명 치매", "brain MR dementia", ["dementia"]],
      ["관상동맥 조영", "coronary angiography", ["coronary-artery"]],
      ["골다공증 척추", "osteoporosis spine", ["osteoporosis"]],
      ...CANCERS,
    ],
    persons: [120, 18_000],
    bytesPerRecord: 520_000,
    recordsPerPerson: [1, 320],
    priceMan: [900, 14_000],
  },
  "pathology-slide": {
    ko: "병리 슬라이드",
    en: "pathology slides",
    modalities: ["WSI H&E", "WSI IHC"],
    themes: CANCERS,
    persons: [80, 3_200],
    bytesPerRecord: 1_100_000_000,
    recordsPerPerson: [1, 4],
    priceMan: [1_200, 16_000],
  },
  "surgery-video": {
    ko: "수술 영상",
    en: "surgery videos",
    modalities: ["복강경", "로봇수술", "내시경"],
    themes: [
      ["담낭 절제술", "cholecystectomy", ["digestive"]],
      ["위 절제술", "gastrectomy", ["gastric-cancer"]],
      ["대장 내시경 절제술", "endoscopic colon resection", ["colorectal-cancer"]],
      ["전립선 절제술", "prostatectomy", ["prostate-cancer"]],
      ["갑상선 절제술", "thyroidectomy", ["thyroid-cancer"]],
    ],
    persons: [30, 640],
    bytesPerRecord: 4_800_000_000,
    recordsPerPerson: [1, 2],
    priceMan: [1_500, 19_000],
  },
  "structured-emr": {
    ko: "정형 전자의무기록",
    en: "structured EMR",
    modalities: ["OMOP CDM 5.4", "OMOP CDM 5.3", "EMR"],
    themes: [...CHRONIC, ...NEURO, ...CANCERS],
    persons: [900, 240_000],
    bytesPerRecord: 140,
    recordsPerPerson: [20, 900],
    priceMan: [600, 11_000],
  },
  "clinical-text": {
    ko: "임상 서술문",
    en: "clinical text",
    modalities: ["판독문", "경과기록", "퇴원요약"],
    themes: [
      ["흉부 CT 판독", "chest CT reports", ["respiratory"]],
      ["병리 판독", "pathology reports", ["cancer"]],
      ["응급실 경과", "emergency notes", []],
      ...NEURO,
    ],
    persons: [300, 60_000],
    bytesPerRecord: 2_400,
    recordsPerPerson: [1, 30],
    priceMan: [800, 9_000],
  },
  omics: {
    ko: "오믹스",
    en: "omics",
    modalities: ["WES", "WGS", "RNA-seq", "SNP chip"],
    themes: [
      ["희귀질환 유전체", "rare disease genomes", ["rare"]],
      ["백혈병 유전체", "leukaemia genomes", ["leukemia"]],
      ...CANCERS,
    ],
    persons: [60, 4_000],
    bytesPerRecord: 9_000,
    recordsPerPerson: [2_000, 60_000],
    priceMan: [2_000, 19_500],
  },
  biosignal: {
    ko: "생체신호",
    en: "biosignals",
    modalities: ["ECG", "EEG", "PPG", "EMG"],
    themes: [
      ["부정맥 심전도", "arrhythmia ECG", ["arrhythmia"]],
      ["뇌전증 뇌파", "epilepsy EEG", ["epilepsy"]],
      ["중환자실 파형", "ICU waveforms", ["cardiovascular"]],
      ["심부전 심전도", "heart failure ECG", ["heart-failure"]],
    ],
    persons: [90, 14_000],
    bytesPerRecord: 860_000,
    recordsPerPerson: [1, 12],
    priceMan: [500, 8_000],
  },
  "health-checkup": {
    ko: "건강검진",
    en: "health check-ups",
    modalities: ["종합검진", "국가검진"],
    themes: [
      ["대사질환", "metabolic disease", ["metabolic"]],
      ["안저 사진 당뇨망막병증", "fundus diabetic retinopathy", ["diabetic-retinopathy"]],
      ["녹내장 안저", "glaucoma fundus", ["glaucoma"]],
      ["간기능", "liver function", ["liver"]],
    ],
    persons: [1_500, 310_000],
    bytesPerRecord: 900,
    recordsPerPerson: [1, 8],
    priceMan: [400, 6_000],
  },
  lifelog: {
    ko: "라이프로그",
    en: "lifelog",
    modalities: ["활동량", "수면", "혈당(CGM)"],
    themes: [
      ["당뇨 연속혈당", "continuous glucose in diabetes", ["diabetes"]],
      ["수면과 우울", "sleep and depression", ["depression"]],
      ["비만 활동량", "activity in obesity", ["obesity"]],
    ],
    persons: [40, 5_200],
    bytesPerRecord: 210,
    recordsPerPerson: [200, 40_000],
    priceMan: [300, 4_500],
  },
  "public-insurance": {
    ko: "공공 보험청구",
    en: "public insurance claims",
    modalities: ["청구", "검진연계", "사망연계"],
    themes: [...CHRONIC, ["감염병 추적", "infection follow-up", ["infection"]], ...NEURO],
    persons: [8_000, 900_000],
    bytesPerRecord: 180,
    recordsPerPerson: [10, 260],
    priceMan: [1_000, 12_000],
  },
};

/** The modalities that have Korean names, in English. */
export const MODALITIES_EN: Readonly<Record<string, string>> = {
  복강경: "laparoscopy",
  로봇수술: "robotic surgery",
  내시경: "endoscopy",
  판독문: "readings",
  경과기록: "progress notes",
  퇴원요약: "discharge summaries",
  종합검진: "full check-up",
  국가검진: "national check-up",
  활동량: "activity",
  수면: "sleep",
  "혈당(CGM)": "glucose (CGM)",
  청구: "claims",
  검진연계: "linked to check-ups",
  사망연계: "linked to deaths",
};
