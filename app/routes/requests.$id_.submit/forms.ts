import * as v from "valibot";

const wholeNumber = (digits: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.regex(new RegExp(`^\\d{1,${digits}}$`), "form.not-a-number"),
    v.transform(Number),
  );

/** The version that was read and the amounts that were accepted with it, in whole won. */
export const SubmitForm = v.object({
  version: wholeNumber(9),
  totalKrw: wholeNumber(15),
  coPayKrw: wholeNumber(15),
});
