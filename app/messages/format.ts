import type { Locale } from "./locale";

/** Numbers, money and moments as text. Pure, so that the server's and the browser's page agree. */

const groups = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** `1,234`; at most one digit behind the point. */
export const formatCount = (count: number): string => groups.format(count);

/** `₩320,000,000`; a negative amount has its sign in front: `-₩1,000`. */
export const formatWon = (amount: number): string =>
  `${amount < 0 ? "-" : ""}₩${groups.format(Math.abs(amount))}`;

/** A share between 0 and 1 as `15%` or `12.5%`. */
export const formatShare = (share: number): string => `${groups.format(share * 100)}%`;

const JO = 1_000_000_000_000;
const EOK = 100_000_000;
const MAN = 10_000;

/** Whole thousands of 만 are spoken as 천만: 2천만, but 2,500만. */
function readMan(man: number): string {
  return man % 1_000 === 0 ? `${man / 1_000}천만` : `${groups.format(man)}만`;
}

function readKorean(amount: number): string {
  const parts: string[] = [];
  const jo = Math.floor(amount / JO);
  const eok = Math.floor((amount % JO) / EOK);
  const man = Math.floor((amount % EOK) / MAN);
  const rest = amount % MAN;
  if (jo > 0) parts.push(`${groups.format(jo)}조`);
  if (eok > 0) parts.push(`${groups.format(eok)}억`);
  if (man > 0) parts.push(readMan(man));
  if (rest > 0 || parts.length === 0) parts.push(groups.format(rest));
  return `${parts.join(" ")}${rest > 0 || amount === 0 ? "원" : " 원"}`;
}

const SCALES = [
  [1_000_000_000, "billion"],
  [1_000_000, "million"],
] as const;

function readEnglish(amount: number): string {
  const exact = new Intl.NumberFormat("en-US", { maximumFractionDigits: 9 });
  const scale = SCALES.find(([size]) => amount >= size);
  return scale
    ? `${exact.format(amount / scale[0])} ${scale[1]} won`
    : `${exact.format(amount)} won`;
}

/** An amount as a person says it: `3억 2천만 원`, `320 million won`. Exact to the won. */
export function readWon(amount: number, locale: Locale): string {
  const size = Math.abs(amount);
  const reading = locale === "ko" ? readKorean(size) : readEnglish(size);
  if (amount >= 0) return reading;
  return locale === "ko" ? `마이너스 ${reading}` : `minus ${reading}`;
}

/** `4.2 MB`, in powers of 1,000. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${groups.format(bytes / 1_000 ** power)} ${units[power]}`;
}

/** The two ends of a long hash: `3f9a1c…77be02`. */
export const shortHash = (hash: string): string =>
  hash.length <= 16 ? hash : `${hash.slice(0, 6)}…${hash.slice(-6)}`;
