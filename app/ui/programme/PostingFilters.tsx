import { Form } from "@remix-run/react";
import { DATA_TYPES } from "~/domain/catalogue/data-type";
import { ACCOUNT_KINDS, TRANSFER_REASONS } from "~/domain/voucher/ledger";
import { useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { DateInput, Select } from "~/ui/kit/form/Select";
import { FilterChip, FilterChips } from "~/ui/kit/table/FilterPanel";
import { postingsHref } from "./addresses";
import type { PostingQuery, PostingsFacts } from "./shapes";

type PostingFiltersProps = { query: PostingQuery; ownerName: PostingsFacts["ownerName"] };

/** What the list is narrowed to, as a form and as chips that take one condition away. */
export function PostingFilters({ query, ownerName }: PostingFiltersProps) {
  const t = useT();
  const all = t("programme.postings.all");
  return (
    <div className="flex flex-col gap-4 py-5 print:hidden">
      <Form
        method="get"
        action="/programme/postings"
        aria-label={t("programme.postings.filter")}
        className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
      >
        <input type="hidden" name="round" value={query.round} />
        {query.owner ? <input type="hidden" name="owner" value={query.owner} /> : null}
        {query.region ? <input type="hidden" name="region" value={query.region} /> : null}
        {query.request ? <input type="hidden" name="request" value={query.request} /> : null}
        <Select
          key={`reason-${query.reason}`}
          label={t("programme.postings.reason")}
          name="reason"
          emptyLabel={all}
          defaultValue={query.reason ?? ""}
          options={TRANSFER_REASONS.map((value) => ({
            value,
            label: t(`voucher.reason.${value}`),
          }))}
        />
        <Select
          key={`account-${query.account}`}
          label={t("programme.postings.account")}
          name="account"
          emptyLabel={all}
          defaultValue={query.account ?? ""}
          options={ACCOUNT_KINDS.map((value) => ({ value, label: t(`voucher.account.${value}`) }))}
        />
        <Select
          key={`type-${query.dataType}`}
          label={t("programme.postings.dataType")}
          name="dataType"
          emptyLabel={all}
          defaultValue={query.dataType ?? ""}
          options={DATA_TYPES.map((value) => ({ value, label: t(`request.type.${value}`) }))}
        />
        <DateInput
          key={`from-${query.from}`}
          label={t("programme.postings.from")}
          name="from"
          defaultValue={query.from}
        />
        <DateInput
          key={`until-${query.until}`}
          label={t("programme.postings.until")}
          name="until"
          defaultValue={query.until}
        />
        <Button type="submit" variant="secondary">
          {t("programme.postings.apply")}
        </Button>
      </Form>
      <Chips query={query} ownerName={ownerName} />
    </div>
  );
}

function Chips({ query, ownerName }: PostingFiltersProps) {
  const t = useT();
  const name = useNamed();
  const { reason, account, dataType, region, owner, request, from, until } = query;
  const chips = [
    reason && { part: "reason", label: t(`voucher.reason.${reason}`) },
    account && { part: "account", label: t(`voucher.account.${account}`) },
    dataType && { part: "dataType", label: t(`request.type.${dataType}`) },
    region && { part: "region", label: t(`programme.region.${region}`) },
    owner && {
      part: "owner",
      label: t("programme.postings.owner", { name: ownerName ? name(ownerName) : owner }),
    },
    request && { part: "request", label: t("programme.postings.request", { id: request }) },
    from && { part: "from", label: `${t("programme.postings.from")} ${from}` },
    until && { part: "until", label: `${t("programme.postings.until")} ${until}` },
  ].filter((chip) => typeof chip === "object");
  if (chips.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <FilterChips>
        {chips.map((chip) => (
          <FilterChip
            key={chip.part}
            label={chip.label}
            href={postingsHref({ ...query, [chip.part]: undefined })}
          />
        ))}
      </FilterChips>
      <LinkButton to={postingsHref({ round: query.round })} size="s" variant="plain">
        {t("programme.postings.reset")}
      </LinkButton>
    </div>
  );
}
