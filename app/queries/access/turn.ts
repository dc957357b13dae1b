import type { LineStatus, RequestStatus } from "~/domain/access/states";

/** Who has to act next on a request. */
export type Turn = "you-finish" | "committees" | "you-pay" | "in-use" | "nobody";

/** The facts that say whose turn it is; a due co-pay comes before a committee that still decides. */
export function turnOf(facts: {
  status: RequestStatus;
  lines: readonly LineStatus[];
  hasCoPayDue: boolean;
  hasActiveGrant: boolean;
}): Turn {
  if (facts.status === "draft") return "you-finish";
  if (facts.hasCoPayDue) return "you-pay";
  if (facts.status === "submitted" && facts.lines.includes("in-review")) return "committees";
  return facts.hasActiveGrant ? "in-use" : "nobody";
}
