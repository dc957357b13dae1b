/** The seventeen first-level regions of Korea, by ISO 3166-2:KR code. */
export const REGIONS = [
  "11",
  "26",
  "27",
  "28",
  "29",
  "30",
  "31",
  "41",
  "42",
  "43",
  "44",
  "45",
  "46",
  "47",
  "48",
  "49",
  "50",
] as const;
export type Region = (typeof REGIONS)[number];

/** Seoul, Incheon and Gyeonggi. Rounds may favour hospitals outside. Source: Capital Region Readjustment Planning Act §2 */
const CAPITAL_REGION: ReadonlySet<Region> = new Set(["11", "28", "41"]);

export const isCapitalRegion = (region: Region): boolean => CAPITAL_REGION.has(region);

/** Size of an enterprise, which sets its co-pay rate in a round. */
export const ENTERPRISE_SIZES = ["small", "medium"] as const;
export type EnterpriseSize = (typeof ENTERPRISE_SIZES)[number];
