import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Section } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Pagination } from "~/ui/kit/table/Pagination";
import { ObligationTable } from "./ObligationTable";
import { PostingTable } from "./PostingTable";
import type { WalletFacts } from "./shapes";
import { VoucherCard } from "./VoucherCard";

/** A company's money in the programme: what it has, what it owes, and every movement behind both. */
export function WalletPage({ wallet }: { wallet: WalletFacts }) {
  const t = useT();
  return (
    <Page>
      <PageHeader title={t("voucher.wallet.title")} lead={t("voucher.wallet.lead")} />
      {wallet.vouchers.length === 0 ? (
        <EmptyState
          title={t("voucher.wallet.empty")}
          icon="wallet"
          action={<LinkButton to="/catalogue">{t("voucher.wallet.browse")}</LinkButton>}
        >
          {t("voucher.wallet.emptyWhy")}
        </EmptyState>
      ) : (
        <section aria-label={t("voucher.wallet.vouchers")} className="flex flex-col gap-4">
          <h2 className="sr-only">{t("voucher.wallet.vouchers")}</h2>
          {wallet.vouchers.map((voucher) => (
            <VoucherCard key={voucher.id} voucher={voucher} />
          ))}
        </section>
      )}
      <Section title={t("voucher.due.title")} lead={t("voucher.due.lead")} id="due">
        <ObligationTable obligations={wallet.obligations} />
      </Section>
      <Section title={t("voucher.postings.title")} lead={t("voucher.postings.lead")} id="postings">
        <PostingTable postings={wallet.postings} />
        <Pagination
          page={wallet.page}
          pageSize={wallet.pageSize}
          total={wallet.postingCount}
          href={(page) => `/wallet?page=${page}#postings`}
        />
      </Section>
    </Page>
  );
}
