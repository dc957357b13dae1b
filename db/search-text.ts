/**
 * Words of a text for substring search, alike on both engines. Each run of Hangul becomes
 * overlapping two-syllable tokens, everything else stays a word. The engines only store and compare
 * what this file cuts, so that they cannot disagree.
 * Source: docs/decisions/050-korean-search.md
 */

/** Characters of a query that count; the rest is cut off. */
export const LONGEST_QUERY = 200;
/** PostgreSQL refuses words over 2,046 bytes and forgets positions over 16,383. */
const LONGEST_TOKEN = 64;
const MOST_TOKENS = 16_000;

const isHangul = (character: string): boolean => character >= "가" && character <= "힣";

/** One Unicode form, lower case, without accents, and a space for all but letters and digits. */
function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Runs of one kind: `코로나19 백신` is `코로나`, `19`, `백신`. */
const runsOf = (text: string): string[] => text.match(/[가-힣]+|[^가-힣 ]+/g) ?? [];

function tokensOf(run: string, isOpen: boolean): string[] {
  // A cut through a surrogate pair would leave half a character, which PostgreSQL refuses.
  if (!isHangul(run)) return [run.slice(0, LONGEST_TOKEN).replace(/[\uD800-\uDBFF]$/, "")];
  const pairs = Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2));
  // The last syllable alone lets a one-syllable query meet the end of a run.
  return isOpen && pairs.length > 0 ? pairs : [...pairs, run.slice(-1)];
}

/**
 * Tokens of a text in their order. Spaces between Hangul words are dropped before the cut: people
 * write 흉부 엑스레이 and 흉부엑스레이, and both must be found by both.
 */
export function indexTokens(text: string): string[] {
  const joined = plain(text).replace(/(?<=[가-힣]) +(?=[가-힣])/g, "");
  return runsOf(joined)
    .flatMap((run) => tokensOf(run, false))
    .slice(0, MOST_TOKENS);
}

/** One word of a query: its tokens stand side by side, and the last may be the beginning of one. */
type Phrase = { readonly tokens: readonly string[]; readonly isPrefix: boolean };

function phrasesOf(query: string): Phrase[] {
  const words = plain(query.slice(0, LONGEST_QUERY)).split(" ").filter(Boolean);
  return words.map((word) => {
    const runs = runsOf(word);
    const tokens = runs.flatMap((run, at) => tokensOf(run, at === runs.length - 1));
    const last = tokens.at(-1) ?? "";
    return { tokens, isPrefix: !(isHangul(last) && last.length === 2) };
  });
}

/** What FTS5 takes to store a text. */
export const fts5Text = (text: string): string => indexTokens(text).join(" ");

/** FTS5 MATCH expression: every word occurs. Null for a query without a letter or digit. */
export function fts5Query(query: string): string | null {
  const phrases = phrasesOf(query);
  if (phrases.length === 0) return null;
  return phrases
    .map(({ tokens, isPrefix }) => `"${tokens.join(" ")}"${isPrefix ? " *" : ""}`)
    .join(" AND ");
}

/** A `tsvector` written out, past PostgreSQL's own parser. */
export const tsvectorText = (text: string): string =>
  indexTokens(text)
    .map((token, at) => `'${token}':${at + 1}`)
    .join(" ");

/** A `tsquery` written out; the same meaning as {@link fts5Query}. */
export function tsqueryText(query: string): string | null {
  const phrases = phrasesOf(query);
  if (phrases.length === 0) return null;
  return phrases
    .map(({ tokens, isPrefix }) => {
      const parts = tokens.map((token, at) =>
        isPrefix && at === tokens.length - 1 ? `'${token}':*` : `'${token}'`,
      );
      return `(${parts.join(" <-> ")})`;
    })
    .join(" & ");
}
