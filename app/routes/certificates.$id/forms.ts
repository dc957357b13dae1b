import * as v from "valibot";
import { isIdOf } from "~/domain/shared/id";

/** Who shall have a certificate. */
export const TransferForm = v.object({
  toId: v.pipe(
    v.string(),
    v.nonEmpty("form.missing"),
    v.check((id) => isIdOf("organisation", id), "form.not-a-choice"),
  ),
});
