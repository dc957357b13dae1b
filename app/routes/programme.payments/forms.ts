import * as v from "valibot";
import { REASON_LENGTH } from "~/domain/access/vote";

const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(40));

/** A transfer that was seen on the account, or money that nobody owed and that went back. */
export const PaymentsForm = v.variant("intent", [
  v.object({
    intent: v.literal("confirm"),
    instalmentId: id,
    depositorCode: v.optional(
      v.pipe(
        v.string(),
        v.maxLength(40),
        v.transform((code) => code || undefined),
      ),
    ),
    amountKrw: v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number)),
  }),
  v.object({
    intent: v.literal("reverse"),
    transferId: id,
    reason: v.pipe(
      v.string(),
      v.transform((written) => written.replace(/\r\n?/g, "\n").trim()),
      v.minLength(1, "form.missing"),
      v.maxLength(REASON_LENGTH),
    ),
  }),
]);
