import { useT } from "~/ui/i18n";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { DefinitionList } from "~/ui/kit/layout/DefinitionList";
import { Alert } from "~/ui/kit/status/Alert";
import { Money } from "~/ui/kit/status/Money";
import type { AccountFacts } from "./shapes";

type BankInstructionsProps = {
  account: AccountFacts;
  amountKrw: number;
  depositorCode: string;
};

/** How to pay by bank transfer, so that the transfer can be told from all others. */
export function BankInstructions({ account, amountKrw, depositorCode }: BankInstructionsProps) {
  const t = useT();
  return (
    <div className="flex flex-col gap-3">
      <p className="font-bold">{t("voucher.pay.bankTitle")}</p>
      <DefinitionList
        items={[
          {
            term: t("voucher.pay.bankAccount"),
            value: (
              <>
                {account.bank}{" "}
                <CopyText text={account.number} label={t("voucher.pay.bankAccount")} />
              </>
            ),
          },
          { term: t("voucher.pay.bankHolder"), value: account.holder },
          { term: t("voucher.pay.bankAmount"), value: <Money amount={amountKrw} reading /> },
          {
            term: t("voucher.pay.bankCode"),
            value: <CopyText text={depositorCode} label={t("voucher.pay.bankCode")} />,
            note: t("voucher.pay.bankCodeHint"),
          },
        ]}
      />
      {account.isInvented ? <Alert tone="warning">{t("voucher.pay.bankInvented")}</Alert> : null}
      <p className="text-table text-ink-soft">{t("voucher.pay.bankNext")}</p>
    </div>
  );
}
