import { useT } from "~/ui/i18n";
import { Money } from "~/ui/kit/status/Money";
import { When } from "~/ui/kit/status/When";
import { TextLink } from "../../TextLink";
import type { CoPaymentView } from "./HospitalTrack";

/** What is owed beside the voucher, how much of it came, and where to pay. */
export function CoPaymentFacts({ coPayment }: { coPayment: CoPaymentView }) {
  const t = useT();
  return (
    <>
      <p>
        <Money amount={coPayment.amountKrw} />
        {coPayment.count > 1
          ? ` · ${t("request.copay.parts", { paid: coPayment.paidCount, of: coPayment.count })}`
          : ""}
      </p>
      {coPayment.status === "due" ? (
        <p>
          {t("request.copay.due")} <When at={coPayment.dueAt} time={false} />
        </p>
      ) : (
        <p>{t(`request.copay.status.${coPayment.status}`)}</p>
      )}
      <TextLink to={`/payments/${coPayment.id}`}>{t("request.copay.open")}</TextLink>
    </>
  );
}
