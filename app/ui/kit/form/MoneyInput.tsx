import { useState } from "react";
import { formatCount, readWon } from "~/messages/format";
import { useLocale, useT } from "~/ui/i18n";
import { type ControlFrame, Field, framed } from "./Field";

export type MoneyInputProps = ControlFrame & {
  /** Whole won. */
  defaultValue?: number | string | undefined;
  disabled?: boolean | undefined;
};

const digitsOf = (text: string): string => text.replace(/[^0-9]/g, "").slice(0, 15);
const grouped = (text: string): string => (text === "" ? "" : formatCount(Number(text)));

/** Whole won with groups while typing and the amount in words below; it posts what is shown. */
export function MoneyInput(props: MoneyInputProps) {
  const t = useT();
  const locale = useLocale();
  const { frame, element } = framed(props);
  const [digits, setDigits] = useState(digitsOf(String(element.defaultValue ?? "")));
  return (
    <Field {...frame}>
      {(aria) => (
        <>
          <span className="relative">
            <span
              aria-hidden="true"
              className="absolute inset-y-0 start-3 flex items-center text-ink-faint"
            >
              ₩
            </span>
            <input
              {...aria}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              disabled={element.disabled}
              value={grouped(digits)}
              onChange={(event) => setDigits(digitsOf(event.currentTarget.value))}
              className="control tabular ps-8 text-end"
            />
          </span>
          <output htmlFor={aria.id} className="min-h-6 text-end text-small text-ink-faint">
            {digits ? readWon(Number(digits), locale) : t("kit.moneyEmpty")}
          </output>
        </>
      )}
    </Field>
  );
}
