import { CompactSign } from "jose";
import type { UseReport } from "~/domain/access/grant/data-use";
import { readUseReport, USE_REPORT_TYPE } from "~/domain/access/grant/use-report";
import type { ServerKey } from "./server-key";

/** Signs a report for the hub. @throws RangeError naming the member that is wrong */
export async function signReport(
  report: UseReport,
  { id, algorithm, privateKey }: ServerKey,
): Promise<string> {
  const read = readUseReport(report);
  if (!read.ok) throw new RangeError(read.refusal.field);
  return new CompactSign(new TextEncoder().encode(JSON.stringify(read.value)))
    .setProtectedHeader({ alg: algorithm, kid: id, typ: USE_REPORT_TYPE })
    .sign(privateKey);
}
