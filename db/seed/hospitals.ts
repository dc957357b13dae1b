/**
 * The hospitals of the demo world. All of them are invented, and their names say so: no real
 * institution is given invented data.
 */
import type { Region } from "~/domain/identity/region";

export type DemoHospital = {
  /** Stable within the seed; never shown. */
  readonly key: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly region: Region;
};

export type DemoConsortium = {
  readonly key: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly hospitals: readonly DemoHospital[];
};

const KINDS = {
  university: ["대학교병원", "University Hospital"],
  general: ["종합병원", "General Hospital"],
  cancer: ["암센터", "Cancer Centre"],
  heart: ["심장병원", "Heart Hospital"],
} as const;

type Row = readonly [stemKo: string, stemEn: string, kind: keyof typeof KINDS, region: Region];

const hospital = ([stemKo, stemEn, kind, region]: Row): DemoHospital => ({
  key: stemEn.toLowerCase(),
  nameKo: `${stemKo}${KINDS[kind][0]}(가상)`,
  nameEn: `${stemEn} ${KINDS[kind][1]} (fictional)`,
  region,
});

const consortium = (stemKo: string, stemEn: string, rows: readonly Row[]): DemoConsortium => ({
  key: stemEn.toLowerCase(),
  nameKo: `${stemKo} 컨소시엄(가상)`,
  nameEn: `${stemEn} Consortium (fictional)`,
  hospitals: rows.map(hospital),
});

export const DEMO_CONSORTIA: readonly DemoConsortium[] = [
  consortium("가온누리", "Gaonnuri", [
    ["가온누리", "Gaonnuri", "university", "11"],
    ["다솜찬", "Dasomchan", "university", "11"],
    ["온새미", "Onsaemi", "general", "41"],
    ["도담별", "Dodambyeol", "university", "28"],
    ["새벽빛", "Saebyeokbit", "cancer", "41"],
    ["마루한", "Maruhan", "general", "42"],
    ["늘해온", "Neulhaeon", "university", "43"],
  ]),
  consortium("푸른여울", "Pureunyeoul", [
    ["푸른여울", "Pureunyeoul", "university", "26"],
    ["바다온", "Badaon", "university", "26"],
    ["해오름뫼", "Haeoreummoe", "general", "48"],
    ["물빛나루", "Mulbitnaru", "general", "48"],
    ["은하울", "Eunhaul", "university", "31"],
    ["솔바람터", "Solbaramteo", "heart", "26"],
  ]),
  consortium("한빛뜰", "Hanbitddeul", [
    ["한빛뜰", "Hanbitddeul", "university", "27"],
    ["달구빛", "Dalgubit", "university", "27"],
    ["가야울", "Gayaul", "general", "47"],
    ["별솔", "Byeolsol", "general", "47"],
    ["윤슬찬", "Yunseulchan", "cancer", "27"],
    ["너른들", "Neoreundeul", "university", "47"],
  ]),
  consortium("무등결", "Mudeunggyeol", [
    ["무등결", "Mudeunggyeol", "university", "29"],
    ["빛고운", "Bitgoun", "university", "29"],
    ["섬진내", "Seomjinnae", "general", "46"],
    ["남도솔", "Namdosol", "general", "46"],
    ["온고을내", "Ongoeulnae", "university", "45"],
    ["모악빛", "Moakbit", "cancer", "45"],
  ]),
  consortium("한밭숲", "Hanbatsup", [
    ["한밭숲", "Hanbatsup", "university", "30"],
    ["갑천빛", "Gapcheonbit", "university", "30"],
    ["백제울", "Baekjeul", "general", "44"],
    ["내포찬", "Naepochan", "general", "44"],
    ["상당빛", "Sangdangbit", "university", "43"],
    ["세종누리", "Sejongnuri", "university", "50"],
  ]),
  consortium("아라온", "Araon", [
    ["아라온", "Araon", "university", "11"],
    ["샛별온", "Saetbyeoron", "university", "41"],
    ["라온뫼", "Raonmoe", "general", "41"],
    ["해밀터", "Haemilteo", "heart", "11"],
    ["탐라솔", "Tamnasol", "university", "49"],
    ["여민결", "Yeomingyeol", "general", "28"],
  ]),
  consortium("솔누리", "Solnuri", [
    ["솔누리", "Solnuri", "university", "42"],
    ["미리내온", "Mirinaeon", "university", "11"],
    ["소양빛", "Soyangbit", "general", "42"],
    ["하늬울", "Hanuiul", "university", "41"],
    ["동해찬", "Donghaechan", "general", "42"],
    ["나린샘", "Narinsaem", "university", "41"],
  ]),
];

export const DEMO_HOSPITALS: readonly DemoHospital[] = DEMO_CONSORTIA.flatMap(
  (one) => one.hospitals,
);
