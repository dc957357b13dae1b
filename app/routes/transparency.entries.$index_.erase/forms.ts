import * as v from "valibot";
import { REASON_LENGTH } from "~/domain/access/vote";
import { ERASURE_BASES } from "~/domain/transparency/erasure";

/** Why the content of an entry is erased. */
export const EraseForm = v.object({
  basis: v.picklist(ERASURE_BASES),
  reason: v.pipe(
    v.string(),
    v.transform((written) => written.replace(/\r\n?/g, "\n").trim()),
    v.minLength(1, "form.missing"),
    v.maxLength(REASON_LENGTH),
  ),
});
