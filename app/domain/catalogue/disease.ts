/**
 * Our bounded vocabulary of disease groups: what a purpose or a dataset is about. A code is our own
 * word; the MONDO id stands beside it only where we are sure of it. Names are reference data, like
 * the names of hospitals, because they are searched. Source: docs/decisions/052-vocabularies.md
 */
export type Disease = {
  readonly code: string;
  /** The next wider group. */
  readonly parent: string | null;
  readonly mondo: string | null;
  readonly ko: string;
  readonly en: string;
};

type Row = readonly [
  code: string,
  parent: string | null,
  mondo: string | null,
  ko: string,
  en: string,
];

const ROWS: readonly Row[] = [
  ["cancer", null, "MONDO:0004992", "암", "Cancer"],
  ["lung-cancer", "cancer", "MONDO:0008903", "폐암", "Lung cancer"],
  ["breast-cancer", "cancer", "MONDO:0007254", "유방암", "Breast cancer"],
  ["gastric-cancer", "cancer", "MONDO:0001056", "위암", "Gastric cancer"],
  ["colorectal-cancer", "cancer", "MONDO:0005575", "대장암", "Colorectal cancer"],
  ["liver-cancer", "cancer", "MONDO:0002691", "간암", "Liver cancer"],
  ["thyroid-cancer", "cancer", "MONDO:0002108", "갑상선암", "Thyroid cancer"],
  ["prostate-cancer", "cancer", "MONDO:0008315", "전립선암", "Prostate cancer"],
  ["pancreatic-cancer", "cancer", "MONDO:0009831", "췌장암", "Pancreatic cancer"],
  ["leukemia", "cancer", "MONDO:0005059", "백혈병", "Leukaemia"],
  ["brain-tumour", "cancer", null, "뇌종양", "Brain tumour"],
  ["cardiovascular", null, "MONDO:0004995", "심뇌혈관질환", "Cardiovascular disease"],
  ["coronary-artery", "cardiovascular", "MONDO:0005010", "관상동맥질환", "Coronary artery disease"],
  ["heart-failure", "cardiovascular", "MONDO:0005252", "심부전", "Heart failure"],
  ["arrhythmia", "cardiovascular", "MONDO:0007263", "부정맥", "Cardiac arrhythmia"],
  ["hypertension", "cardiovascular", "MONDO:0005044", "고혈압", "Hypertension"],
  ["stroke", "cardiovascular", "MONDO:0005098", "뇌졸중", "Stroke"],
  ["metabolic", null, "MONDO:0005066", "대사질환", "Metabolic disease"],
  ["diabetes", "metabolic", "MONDO:0005015", "당뇨병", "Diabetes mellitus"],
  ["diabetes-type-1", "diabetes", "MONDO:0005147", "제1형 당뇨병", "Type 1 diabetes"],
  ["diabetes-type-2", "diabetes", "MONDO:0005148", "제2형 당뇨병", "Type 2 diabetes"],
  ["obesity", "metabolic", "MONDO:0011122", "비만", "Obesity"],
  ["respiratory", null, "MONDO:0005087", "호흡기질환", "Respiratory disease"],
  ["copd", "respiratory", "MONDO:0005002", "만성폐쇄성폐질환", "Chronic obstructive lung disease"],
  ["asthma", "respiratory", "MONDO:0004979", "천식", "Asthma"],
  ["pneumonia", "respiratory", "MONDO:0005249", "폐렴", "Pneumonia"],
  ["neurological", null, "MONDO:0005071", "신경계질환", "Nervous system disease"],
  ["dementia", "neurological", "MONDO:0001627", "치매", "Dementia"],
  ["alzheimer", "dementia", "MONDO:0004975", "알츠하이머병", "Alzheimer disease"],
  ["parkinson", "neurological", "MONDO:0005180", "파킨슨병", "Parkinson disease"],
  ["epilepsy", "neurological", "MONDO:0005027", "뇌전증", "Epilepsy"],
  ["mental", null, "MONDO:0002025", "정신질환", "Psychiatric disorder"],
  ["depression", "mental", "MONDO:0002050", "우울증", "Depressive disorder"],
  ["kidney", null, "MONDO:0005240", "신장질환", "Kidney disease"],
  ["chronic-kidney", "kidney", "MONDO:0005300", "만성콩팥병", "Chronic kidney disease"],
  ["digestive", null, "MONDO:0004335", "소화기질환", "Digestive system disease"],
  ["liver", "digestive", "MONDO:0005154", "간질환", "Liver disease"],
  ["infection", null, "MONDO:0005550", "감염병", "Infectious disease"],
  ["tuberculosis", "infection", "MONDO:0018076", "결핵", "Tuberculosis"],
  ["covid-19", "infection", "MONDO:0100096", "코로나19", "COVID-19"],
  ["eye", null, "MONDO:0005328", "안질환", "Eye disease"],
  ["diabetic-retinopathy", "eye", "MONDO:0005266", "당뇨망막병증", "Diabetic retinopathy"],
  ["glaucoma", "eye", "MONDO:0005041", "녹내장", "Glaucoma"],
  ["musculoskeletal", null, "MONDO:0002081", "근골격계질환", "Musculoskeletal disease"],
  ["osteoporosis", "musculoskeletal", "MONDO:0005298", "골다공증", "Osteoporosis"],
  ["rare", null, null, "희귀질환", "Rare disease"],
];

export const DISEASES: readonly Disease[] = ROWS.map(([code, parent, mondo, ko, en]) => ({
  code,
  parent,
  mondo,
  ko,
  en,
}));

const byCode: ReadonlyMap<string, Disease> = new Map(DISEASES.map((each) => [each.code, each]));

export const diseaseOf = (code: string): Disease | undefined => byCode.get(code);
export const isDisease = (code: string): boolean => byCode.has(code);

/** A disease with all wider groups it belongs to, narrowest first. Unknown codes have no group. */
export function withWiderGroups(code: string): readonly string[] {
  const chain: string[] = [];
  for (let at = byCode.get(code); at; at = at.parent ? byCode.get(at.parent) : undefined) {
    chain.push(at.code);
  }
  return chain;
}
