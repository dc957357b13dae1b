import { Form } from "@remix-run/react";
import { PAYMENT_METHODS, type PaymentMethod } from "~/domain/voucher/co-payment";
import { formatWon } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { Button, buttonClasses } from "~/ui/kit/form/Button";
import { Card } from "~/ui/kit/layout/Card";
import { Status } from "~/ui/kit/status/Badge";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import { BankInstructions } from "./BankInstructions";
import { EntryLink } from "./PostingTable";
import type { AccountFacts, InstalmentFacts } from "./shapes";

export type PayChoices = {
  /** What the company may choose now; empty for whoever only looks. */
  readonly offered: readonly PaymentMethod[];
  readonly account: AccountFacts;
};

function InstalmentState({ instalment }: { instalment: InstalmentFacts }) {
  const t = useT();
  const { status, method } = instalment;
  if (status === "opened") {
    const words = t(`voucher.pay.state.opened.${method ?? "bank"}`);
    return <Status tone="info">{words}</Status>;
  }
  const tone = { due: "warning", paid: "success", cancelled: "neutral" } as const;
  return <Status tone={tone[status]}>{t(`voucher.pay.state.${status}`)}</Status>;
}

/** The ways to pay as buttons of one form; the way that is open already is not among them. */
function PayButtons({
  instalment,
  offered,
}: {
  instalment: InstalmentFacts;
  offered: readonly PaymentMethod[];
}) {
  const t = useT();
  const isOpen = instalment.status === "opened";
  const others = PAYMENT_METHODS.filter(
    (method) => offered.includes(method) && !(isOpen && method === instalment.method),
  );
  if (others.length === 0) return null;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="instalmentId" value={instalment.id} />
      {others.map((method, at) => (
        <Button
          key={method}
          type="submit"
          name="method"
          value={method}
          variant={isOpen ? "tertiary" : at === 0 ? "primary" : "secondary"}
          size={isOpen ? "s" : "m"}
        >
          {t(isOpen ? `voucher.pay.changeTo.${method}` : `voucher.pay.method.${method}`)}
        </Button>
      ))}
    </Form>
  );
}

function Receipts({ instalment }: { instalment: InstalmentFacts }) {
  const t = useT();
  return (
    <ul className="flex flex-col gap-1 text-table">
      {instalment.receipts.map((receipt) => (
        <li key={receipt.id} className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-ink-soft">
            {t(receipt.isUndone ? "voucher.pay.receiptUndone" : "voucher.pay.receipt")}
          </span>
          <Money
            amount={receipt.isUndone ? -receipt.amountKrw : receipt.amountKrw}
            reading={false}
          />
          <When at={receipt.at} relative={false} />
          <EntryLink
            logIndex={receipt.logIndex}
            words={t("voucher.pay.proof", { index: receipt.logIndex })}
          />
        </li>
      ))}
    </ul>
  );
}

/** One instalment: its amount, its state, and the one thing to do next. */
export function InstalmentCard({
  instalment,
  choices,
  isChecking,
}: {
  instalment: InstalmentFacts;
  choices: PayChoices;
  /** The payer has just come back: nobody shall be led to pay again before the answer is there. */
  isChecking: boolean;
}) {
  const t = useT();
  const { amountKrw, payUrl, depositorCode } = instalment;
  const isWaiting = isChecking && instalment.status === "opened" && instalment.method === "stripe";
  const isPayable = instalment.status === "due" || (instalment.status === "opened" && !isWaiting);
  return (
    <Card
      id={instalment.id}
      level={3}
      title={t("voucher.pay.part", { number: instalment.number })}
      actions={<InstalmentState instalment={instalment} />}
    >
      <div className="flex flex-col gap-4">
        <p className="text-title-2 font-bold">
          <Money amount={amountKrw} reading />
        </p>
        {payUrl && !isWaiting && choices.offered.length > 0 ? (
          <div className="flex flex-col items-start gap-1.5">
            <a href={payUrl} rel="noreferrer" className={buttonClasses({ variant: "primary" })}>
              {t("voucher.pay.goOn", { amount: formatWon(amountKrw) })}
            </a>
            <p className="text-small text-ink-faint">{t("voucher.pay.goOnHint")}</p>
          </div>
        ) : null}
        {depositorCode ? (
          <BankInstructions
            account={choices.account}
            amountKrw={amountKrw}
            depositorCode={depositorCode}
          />
        ) : null}
        {isPayable ? <PayButtons instalment={instalment} offered={choices.offered} /> : null}
        {instalment.receipts.length > 0 ? <Receipts instalment={instalment} /> : null}
      </div>
    </Card>
  );
}
