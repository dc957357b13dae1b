import * as v from "valibot";
import { isMonth } from "~/domain/access/grant/access-month";

/** The month whose access records somebody has looked through. */
export const CheckForm = v.object({
  month: v.pipe(v.string(), v.nonEmpty("form.missing"), v.check(isMonth, "form.wrong")),
});
