import { koAccess } from "./ko/access";
import { koCatalogue } from "./ko/catalogue";
import { koCertificate } from "./ko/certificate";
import { koDataset } from "./ko/dataset";
import { koFederation } from "./ko/federation";
import { koAccessRefusals } from "./ko/frame/access-refusals";
import { koCommon } from "./ko/frame/everywhere";
import { koForms } from "./ko/frame/forms";
import { koFront } from "./ko/frame/front";
import { koHttp } from "./ko/frame/http";
import { koKit } from "./ko/frame/kit";
import { koMoneyRefusals } from "./ko/frame/money-refusals";
import { koRefusals } from "./ko/frame/refusals";
import { koIdentity } from "./ko/identity";
import { koProfile } from "./ko/profile";
import { koProgramme } from "./ko/programme";
import { koRequest } from "./ko/request";
import { koTransparency } from "./ko/transparency";
import { koAnchoring } from "./ko/transparency/anchoring";
import { koErasing } from "./ko/transparency/erasing";
import { koMonitoring } from "./ko/transparency/monitoring";
import { koVerifying } from "./ko/transparency/verifying";
import { koWitnesses } from "./ko/transparency/witnesses";
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
  ...koErasing,
  ...koAnchoring,
  ...koWitnesses,
  ...koVerifying,
  ...koMonitoring,
  ...koCertificate,
} as const;
