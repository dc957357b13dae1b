import { enAccess } from "./en/access";
import { enCatalogue } from "./en/catalogue";
import { enCertificate } from "./en/certificate";
import { enDataset } from "./en/dataset";
import { enFederation } from "./en/federation";
import { enAccessRefusals } from "./en/frame/access-refusals";
import { enCommon } from "./en/frame/everywhere";
import { enForms } from "./en/frame/forms";
import { enFront } from "./en/frame/front";
import { enHttp } from "./en/frame/http";
import { enKit } from "./en/frame/kit";
import { enMoneyRefusals } from "./en/frame/money-refusals";
import { enRefusals } from "./en/frame/refusals";
import { enIdentity } from "./en/identity";
import { enProfile } from "./en/profile";
import { enProgramme } from "./en/programme";
import { enRequest } from "./en/request";
import { enTransparency } from "./en/transparency";
import { enAnchoring } from "./en/transparency/anchoring";
import { enErasing } from "./en/transparency/erasing";
import { enMonitoring } from "./en/transparency/monitoring";
import { enVerifying } from "./en/transparency/verifying";
import { enWitnesses } from "./en/transparency/witnesses";
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
  ...enErasing,
  ...enAnchoring,
  ...enWitnesses,
  ...enVerifying,
  ...enMonitoring,
  ...enCertificate,
};
