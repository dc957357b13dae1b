/**
 * The invented datasets of the demo world: pure and the same on every machine. The names of their
 * hospitals say that they are fictional; the titles carry no mark of their own.
 */
import { DATA_TYPES, type DeliveryChannel } from "~/domain/catalogue/data-type";
import type { Listing } from "~/domain/catalogue/listing";
import type { DataUseTerm } from "~/domain/catalogue/terms/match-terms";
import type { Region } from "~/domain/identity/region";
import { DATASET_KINDS, type Kind, MODALITIES_EN, type Theme } from "./dataset-themes";
import { demoRecord } from "./demo-records";
import { type Dice, diceOf } from "./dice";

/** Sixteen each for 43 hospitals are 688 datasets, and each hospital has all ten types. */
const DATASETS_PER_HOSPITAL = 16;
const SEED = 20_260_316;
const TEN_THOUSAND = 10_000;

type Holder = { readonly region: Region };

/**
 * @param place of the hospital among all, which makes its datasets its own
 * @param isProfiled whether each comes with a record of statistics
 */
export function demoListings(
  hospital: Holder,
  place: number,
  { count = DATASETS_PER_HOSPITAL, isProfiled = true } = {},
): Listing[] {
  const dice = diceOf(SEED + place * 7_919);
  return Array.from({ length: count }, (_, turn) =>
    demoListing(dice, { hospital, turn: place * 3 + turn, isProfiled }),
  );
}

function demoListing(
  dice: Dice,
  { hospital, turn, isProfiled }: { hospital: Holder; turn: number; isProfiled: boolean },
): Listing {
  const dataType = DATA_TYPES[turn % DATA_TYPES.length] ?? "structured-emr";
  const kind = DATASET_KINDS[dataType];
  const theme = dice.pick(kind.themes);
  const modality = dice.pick(kind.modalities);
  const persons = spread(dice, kind.persons);
  const records = persons * between(dice, kind.recordsPerPerson);
  const from = 2010 + dice.roll(10);
  const to = Math.min(2025, from + 1 + dice.roll(8));
  const words = wordsOf(dice, { kind, theme, modality, from, to, persons });
  const facts = {
    ...words,
    dataType,
    modality,
    // A few listings come without a count, as in real catalogues.
    personCount: dice.chance(4) ? null : persons,
    studyCount: dataType === "radiology-image" ? persons + dice.roll(persons) : null,
    recordCount: records,
    periodFromYear: from,
    periodToYear: to,
    sizeBytes: records * kind.bytesPerRecord,
  };
  return {
    ...facts,
    diseases: theme[2],
    priceParts: priceOf(dice, kind),
    deliveryChannels: channelsOf(dice),
    terms: termsOf(dice, theme, hospital.region),
    record: isProfiled ? demoRecord(dice, facts) : null,
  };
}

const between = (dice: Dice, [low, high]: readonly [number, number]): number =>
  low + dice.roll(high - low + 1);

/** Small cohorts are common and large ones rare: even on a logarithmic scale. */
const spread = (dice: Dice, [low, high]: readonly [number, number]): number =>
  Math.round(low * (high / low) ** (dice.roll(1_000) / 1_000));

const COHORTS = [
  ["코호트", "cohort"],
  ["레지스트리", "registry"],
  ["추적 관찰 자료", "follow-up"],
  ["학습용 데이터", "training set"],
  ["전향 수집 자료", "prospective collection"],
] as const;

function wordsOf(
  dice: Dice,
  facts: { kind: Kind; theme: Theme; modality: string; from: number; to: number; persons: number },
) {
  const { kind, theme, modality, from, to, persons } = facts;
  const [cohortKo, cohortEn] = dice.pick(COHORTS);
  const labelled = dice.chance(45);
  return {
    titleKo: `${theme[0]} ${kind.ko} ${cohortKo} (${modality}, ${from}–${to})`,
    titleEn: `${capital(theme[1])} ${kind.en} ${cohortEn} (${MODALITIES_EN[modality] ?? modality}, ${from}–${to})`,
    descriptionKo:
      `${from}년부터 ${to}년까지 진료 과정에서 모은 ${theme[0]} ${kind.ko}예요. ` +
      `${grouped(persons)}명의 자료를 비식별 처리했고, ${labelled ? "전문의 두 사람이 표지를 붙였어요." : "표지는 아직 없어요."} ` +
      "시연을 위해 지어낸 자료예요.",
    descriptionEn:
      `${capital(theme[1])} ${kind.en}, collected in routine care from ${from} to ${to}. ` +
      `De-identified, ${grouped(persons)} persons; ${labelled ? "labelled by two specialists." : "not labelled yet."} ` +
      "Invented for the demonstration.",
  };
}

const grouped = (count: number): string => count.toLocaleString("en-US");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whole ten thousands of won; what is left over goes to processing, the largest head. */
function priceOf(dice: Dice, kind: Kind): Listing["priceParts"] {
  const total = spread(dice, kind.priceMan) * TEN_THOUSAND;
  const share = (percent: number): number =>
    Math.floor((total * percent) / 100 / TEN_THOUSAND) * TEN_THOUSAND;
  const preparation = share(15 + dice.roll(10));
  const collection = dice.chance(35) ? share(10 + dice.roll(15)) : 0;
  const analysis = dice.chance(60) ? share(5 + dice.roll(20)) : 0;
  return {
    preparation,
    processing: total - preparation - collection - analysis,
    collection,
    analysis,
  };
}

function channelsOf(dice: Dice): readonly DeliveryChannel[] {
  const channels: DeliveryChannel[] = dice.chance(70) ? ["protected-count"] : [];
  if (dice.chance(55)) channels.push("node-analysis");
  if (dice.chance(60)) channels.push("closed-room");
  if (dice.chance(30) || channels.length === 0) channels.push("file");
  return channels;
}

const MODIFIERS: readonly (readonly [
  percent: number,
  (dice: Dice, region: Region) => DataUseTerm,
])[] = [
  [55, () => ({ code: "DUO:0000021" })],
  [14, () => ({ code: "DUO:0000015" })],
  [10, () => ({ code: "DUO:0000046" })],
  [6, () => ({ code: "DUO:0000045" })],
  [18, (dice) => ({ code: "DUO:0000025", values: [String(dice.pick([6, 12, 24, 36]))] })],
  [16, (dice, region) => ({ code: "DUO:0000022", values: [dice.chance(60) ? "KR" : region] })],
  [12, () => ({ code: "DUO:0000019" })],
  [9, () => ({ code: "DUO:0000029" })],
  [7, () => ({ code: "DUO:0000044" })],
  [6, (dice) => ({ code: "DUO:0000024", values: [dice.pick(["2026-12-31", "2025-12-31"])] })],
  [5, () => ({ code: "DUO:0000020", values: ["책임연구자와 공동연구"] })],
];

function termsOf(dice: Dice, theme: Theme, region: Region): readonly DataUseTerm[] {
  const roll = dice.roll(100);
  const permission: DataUseTerm =
    roll < 30 && theme[2].length > 0
      ? { code: "DUO:0000007", values: theme[2] }
      : { code: roll < 75 ? "DUO:0000006" : roll < 95 ? "DUO:0000042" : "DUO:0000004" };
  const modifiers = MODIFIERS.flatMap(([percent, make]) =>
    dice.chance(percent) ? [make(dice, region)] : [],
  );
  return [permission, ...modifiers];
}
