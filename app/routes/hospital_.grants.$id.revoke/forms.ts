import * as v from "valibot";
import { REASON_LENGTH } from "~/domain/access/vote";

/** Why a grant is ended before its time. */
export const RevokeForm = v.object({
  reason: v.pipe(
    v.string(),
    v.transform((written) => written.replace(/\r\n?/g, "\n").trim()),
    v.minLength(1, "form.missing"),
    v.maxLength(REASON_LENGTH),
  ),
});
