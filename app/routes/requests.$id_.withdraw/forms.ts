import * as v from "valibot";
import { WITHDRAWAL_REASON_LENGTH } from "~/domain/access/vote";

/** Why a request is taken back. */
export const WithdrawForm = v.object({
  reason: v.pipe(
    v.string(),
    v.transform((written) => written.replace(/\r\n?/g, "\n").trim()),
    v.minLength(1, "form.missing"),
    v.maxLength(WITHDRAWAL_REASON_LENGTH),
  ),
});
