import { enAccess } from "./en/access";
import { enAccessRefusals } from "./en/access-refusals";
import { enCatalogue } from "./en/catalogue";
import { enCommon } from "./en/common";
import { enDataset } from "./en/dataset";
import { enFederation } from "./en/federation";
import { enForms } from "./en/forms";
import { enFront } from "./en/front";
import { enHttp } from "./en/http";
import { enIdentity } from "./en/identity";
import { enKit } from "./en/kit";
import { enMoneyRefusals } from "./en/money-refusals";
import { enProfile } from "./en/profile";
import { enProgramme } from "./en/programme";
import { enRefusals } from "./en/refusals";
import { enRequest } from "./en/request";
import { enTransparency } from "./en/transparency";
import { enVoucher } from "./en/voucher";
import type { ko } from "./ko";

/** Every label in English, one line for each area. */
export const en: Record<keyof typeof ko, string> = {
  ...enAccess,
  ...enAccessRefusals,
  ...enCatalogue,
  ...enCommon,
  ...enDataset,
  ...enFederation,
  ...enForms,
  ...enFront,
  ...enHttp,
  ...enIdentity,
  ...enKit,
  ...enMoneyRefusals,
  ...enProfile,
  ...enProgramme,
  ...enRefusals,
  ...enRequest,
  ...enTransparency,
  ...enVoucher,
};
