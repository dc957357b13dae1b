/** What the address of the ledger's drill-down may say. */
import * as v from "valibot";
import { DATA_TYPES } from "~/domain/catalogue/data-type";
import { REGIONS } from "~/domain/identity/region";
import { endOfKoreanDay, startOfKoreanDay } from "~/domain/shared/instant";
import { ACCOUNT_KINDS, TRANSFER_REASONS } from "~/domain/voucher/ledger";
import { type Parsed, parseQuery } from "../parse-form";

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(at || 0).toISOString().startsWith(text);
};

const id = v.pipe(v.string(), v.regex(/^[a-z]{3}_[0-9a-z]{10,36}$/));
const day = v.pipe(v.string(), v.check(isDay, "form.wrong"));

const Query = v.object({
  round: v.optional(id),
  reason: v.optional(v.picklist(TRANSFER_REASONS)),
  account: v.optional(v.picklist(ACCOUNT_KINDS)),
  owner: v.optional(id),
  region: v.optional(v.picklist(REGIONS)),
  dataType: v.optional(v.picklist(DATA_TYPES)),
  request: v.optional(id),
  from: v.optional(day),
  until: v.optional(day),
  page: v.pipe(v.optional(v.string(), "1"), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)),
});

export type AskedPostings = v.InferOutput<typeof Query>;

/** Reads the address; a form sends what is left empty as an empty text, which asks for nothing. */
export function parsePostingQuery(request: Request): Parsed<AskedPostings> {
  const url = new URL(request.url);
  for (const [name, value] of [...url.searchParams]) {
    if (value === "") url.searchParams.delete(name);
  }
  return parseQuery(new Request(url), Query);
}

/** The filter that a query stands for; days are whole Korean days, the last one still counts. */
export const filterOf = (
  { reason, account, owner, region, dataType, request, from, until }: AskedPostings,
  roundId: string,
) => ({
  roundId,
  reason,
  account,
  ownerId: owner,
  region,
  dataType,
  requestId: request,
  from: from === undefined ? undefined : startOfKoreanDay(from),
  until: until === undefined ? undefined : endOfKoreanDay(until),
});
