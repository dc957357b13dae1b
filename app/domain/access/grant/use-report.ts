import { isIdOf } from "~/domain/shared/id";
import { instantOf } from "~/domain/shared/instant";
import { accept, type Outcome, refuse } from "~/domain/shared/outcome";
import { DATA_USE_KINDS, type UseReport } from "./data-use";

/** The `typ` of a signed report, so that nothing else that a server signs can be taken for one. */
export const USE_REPORT_TYPE = "vouchsafe-use+jws";

/** A signed report as text is never longer than this. */
export const SIGNED_REPORT_AT_MOST = 4_096;

export type ReportMalformed = { readonly code: "use-report-malformed"; readonly field: string };

type Check = (value: unknown) => boolean;
const matches =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

/** What each member must be; there are no others. */
const MEMBERS: Readonly<Record<keyof UseReport, Check>> = {
  reportId: matches(/^[A-Za-z0-9._-]{1,64}$/),
  grantId: (value) => typeof value === "string" && isIdOf("grant", value),
  visaId: (value) => typeof value === "string" && isIdOf("visa", value),
  kind: (value) => DATA_USE_KINDS.some((kind) => kind === value),
  objectSha256: matches(/^[0-9a-f]{64}$/),
  amount: isWhole,
  servedAt: isWhole,
};

/** Reads the content of a report, exactly these members. The answer names the first wrong one. */
export function readUseReport(value: unknown): Outcome<UseReport, ReportMalformed> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return refuse({ code: "use-report-malformed", field: "payload" });
  }
  const content = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(content).find((name) => !Object.hasOwn(MEMBERS, name));
  const wrong =
    unknown ?? Object.entries(MEMBERS).find(([name, isRight]) => !isRight(content[name]))?.[0];
  if (wrong !== undefined) return refuse({ code: "use-report-malformed", field: wrong });
  const report = content as unknown as UseReport;
  return accept({ ...report, servedAt: instantOf(report.servedAt) });
}
