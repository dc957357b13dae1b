import { formatShare, formatWon } from "~/messages/format";
import { useNamed, useT } from "~/ui/i18n";
import { StackedBar } from "~/ui/kit/chart/StackedBar";
import { Card } from "~/ui/kit/layout/Card";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import { useNow } from "~/ui/viewer";
import type { VoucherFacts } from "./shapes";

/** One voucher as one bar: what was granted, and where every won of it is now. */
export function VoucherCard({ voucher }: { voucher: VoucherFacts }) {
  const t = useT();
  const name = useNamed();
  const now = useNow();
  const projectClass = t(`request.class.${voucher.projectClass}`);
  const rate = formatShare(voucher.coPayRate / 10_000);
  const parts = [
    { label: t("voucher.figure.spent"), value: voucher.spentKrw, series: 1 },
    { label: t("voucher.figure.held"), value: voucher.heldKrw, series: 3 },
    { label: t("voucher.figure.available"), value: voucher.availableKrw, series: 2 },
    { label: t("voucher.figure.returned"), value: voucher.returnedKrw, series: 6 },
  ] as const;
  return (
    <Card title={name(voucher.round)} level={3} id={voucher.id}>
      <div className="flex flex-col gap-4">
        <p className="text-table text-ink-soft">
          {t("voucher.wallet.voucherLead", { projectClass, rate })}
        </p>
        <div className="flex flex-wrap items-end gap-x-10 gap-y-3">
          <p className="flex flex-col">
            <span className="text-table text-ink-soft">{t("voucher.figure.available")}</span>
            <span className="text-title font-bold">
              <Money amount={voucher.availableKrw} />
            </span>
          </p>
          <p className="flex flex-col">
            <span className="text-table text-ink-soft">{t("voucher.figure.granted")}</span>
            <span className="text-title-3">
              <Money amount={voucher.grantedKrw} />
            </span>
          </p>
          <p className="flex flex-col">
            <span className="text-table text-ink-soft">{t("voucher.wallet.until")}</span>
            <span>
              {now >= voucher.expiresAt ? (
                <strong className="text-danger">{t("voucher.wallet.ended")} </strong>
              ) : null}
              <When at={voucher.expiresAt - 1} time={false} />
            </span>
          </p>
        </div>
        <StackedBar
          label={t("voucher.bar.label", { round: name(voucher.round) })}
          parts={parts}
          total={voucher.grantedKrw}
          format={formatWon}
        />
      </div>
    </Card>
  );
}
