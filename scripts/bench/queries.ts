/** Searches for the benches: Korean, English and mixed, and enough different ones that few repeat. */

/** Ten kinds; each takes a changing second word, so that no answer is asked for twice. */
const KINDS = [
  "흉부",
  "폐암",
  "chest CT",
  "당뇨 EMR",
  "코호트",
  "뇌전증 EEG",
  "registry",
  "유방암병리",
  "심전도 ECG",
  "omics 위암",
] as const;

/** Years and stems of names: from common to rare. */
const SECOND = [
  ...Array.from({ length: 16 }, (_, at) => String(2010 + at)),
  ..."암 병원 센터 대학교 종합 컨소시엄 비식별 전문의 진료 추적 학습 레지 자료 시연 가온 다솜 온새 도담 새벽 마루 늘해 푸른 바다 해오 물빛 은하 솔바 한빛 달구 가야 별솔 윤슬 너른 무등 빛고 섬진 남도 온고 모악 한밭 갑천 백제 내포 상당 세종 아라 샛별 라온 해밀 탐라 여민 솔누 미리 소양 하늬 동해 나린".split(
    " ",
  ),
  ..."university hospital general centre fictional routine care labelled specialists invented persons collected cohort training prospective".split(
    " ",
  ),
];

const path = (q: string): string => `/api/datasets?q=${encodeURIComponent(q)}`;

/** The ten kinds with the same second word. @param round below the number of second words */
export const tenSearches = (round: number): string[] =>
  KINDS.map((kind) => path(`${kind} ${SECOND[round % SECOND.length]}`));

export const SEARCH_ROUNDS = SECOND.length;

/** More different searches than any cache of answers holds. */
export const manySearches = (): string[] => {
  const all = SECOND.flatMap((second, at) => [
    ...tenSearches(at),
    ...SECOND.slice(at + 1, at + 20).map((other) => path(`${second} ${other}`)),
  ]);
  // A fixed shuffle, so that neighbours are of different cost.
  return all.map((_, at) => all[(at * 7_919) % all.length] ?? "");
};
