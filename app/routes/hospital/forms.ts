import * as v from "valibot";
import { isIdOf } from "~/domain/shared/id";

/** A person who joins the committee for one case. */
export const AppointForm = v.object({
  intent: v.literal("appoint"),
  reviewId: v.pipe(
    v.string(),
    v.check((id) => isIdOf("review", id), "form.wrong"),
  ),
  personId: v.pipe(
    v.string(),
    v.nonEmpty("form.missing"),
    v.check((id) => isIdOf("person", id), "form.not-a-choice"),
  ),
  isExternal: v.pipe(
    v.optional(v.string(), ""),
    v.transform((value) => value === "on"),
  ),
});
