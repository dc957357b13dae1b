import * as v from "valibot";
import { isIdOf } from "~/domain/shared/id";

/** A dataset in the version that the person saw, and what each use of it shall cost. */
export const CertificateForm = v.object({
  dataset: v.pipe(
    v.string(),
    v.nonEmpty("form.missing"),
    v.check((text) => {
      const [id = "", version = ""] = text.split("@");
      return isIdOf("dataset", id) && /^[1-9]\d{0,8}$/.test(version);
    }, "form.not-a-choice"),
    v.transform((text) => {
      const [datasetId = "", version] = text.split("@");
      return { datasetId, version: Number(version) };
    }),
  ),
  usageFeeKrw: v.pipe(
    v.string(),
    v.transform((text) => text.replace(/[,\s]/g, "")),
    v.nonEmpty("form.missing"),
    v.regex(/^\d{1,12}$/, "form.not-a-number"),
    v.transform(Number),
  ),
});
