import { formatWon, readWon } from "~/messages/format";
import { useLocale, useT } from "~/ui/i18n";

/** From here on an amount is easier to hear than to read. */
const READ_ALOUD_FROM_KRW = 100_000_000;

type MoneyProps = {
  /** Whole won. */
  amount: number;
  /** The amount in 억 and 만 behind it; by default from 억 on. */
  reading?: boolean | undefined;
  /** `always` also says plus. */
  sign?: "always" | undefined;
  /** The reading under the amount, not beside it. */
  block?: boolean | undefined;
};

/** An amount to the won. A negative one has its sign and a word. */
export function Money({ amount, reading, sign, block }: MoneyProps) {
  const locale = useLocale();
  const t = useT();
  const read = reading ?? Math.abs(amount) >= READ_ALOUD_FROM_KRW;
  return (
    <span className={block ? "inline-flex flex-col items-end" : undefined}>
      <span
        className={
          amount < 0 ? "tabular whitespace-nowrap text-danger" : "tabular whitespace-nowrap"
        }
      >
        {sign === "always" && amount > 0 ? "+" : ""}
        {formatWon(amount)}
        {amount < 0 && !read ? (
          <span className="ms-1 text-small">({t("kit.negative")})</span>
        ) : null}
      </span>
      {read ? (
        <span className="ms-1.5 text-small whitespace-nowrap text-ink-faint">
          ({readWon(amount, locale)})
        </span>
      ) : null}
    </span>
  );
}
