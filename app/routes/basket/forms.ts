import * as v from "valibot";
import { isIdOf } from "~/domain/shared/id";

/** Adds a dataset to the company's basket or takes it out again. */
export const BasketForm = v.object({
  intent: v.picklist(["add", "remove"]),
  datasetId: v.pipe(
    v.string(),
    v.check((id) => isIdOf("dataset", id), "form.wrong"),
  ),
  /** Where to go afterwards, within this site. */
  next: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
