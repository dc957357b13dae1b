import { koAccess } from "./ko/access";
import { koAccessRefusals } from "./ko/access-refusals";
import { koCatalogue } from "./ko/catalogue";
import { koCommon } from "./ko/common";
import { koDataset } from "./ko/dataset";
import { koFederation } from "./ko/federation";
import { koForms } from "./ko/forms";
import { koFront } from "./ko/front";
import { koHttp } from "./ko/http";
import { koIdentity } from "./ko/identity";
import { koKit } from "./ko/kit";
import { koMoneyRefusals } from "./ko/money-refusals";
import { koProfile } from "./ko/profile";
import { koProgramme } from "./ko/programme";
import { koRefusals } from "./ko/refusals";
import { koRequest } from "./ko/request";
import { koTransparency } from "./ko/transparency";
import { koVoucher } from "./ko/voucher";

/** Every label in Korean, one line for each area. The keys of this object are the keys there are. */
export const ko = {
  ...koAccess,
  ...koAccessRefusals,
  ...koCatalogue,
  ...koCommon,
  ...koDataset,
  ...koFederation,
  ...koForms,
  ...koFront,
  ...koHttp,
  ...koIdentity,
  ...koKit,
  ...koMoneyRefusals,
  ...koProfile,
  ...koProgramme,
  ...koRefusals,
  ...koRequest,
  ...koTransparency,
  ...koVoucher,
} as const;
