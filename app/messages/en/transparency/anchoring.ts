import type { koAnchoring } from "~/messages/ko/transparency/anchoring";

export const enAnchoring: Record<keyof typeof koAnchoring, string> = {
  "refusal.fee-cap-reached":
    "Fees ({{wanted}} wei for a unit of gas) are above the limit of {{limit}} wei. It goes on by itself when they fall.",
  "chain.fault.chain-unreachable": "No node answers",
  "chain.fault.chain-error": "The node answers with an error",
  "chain.fault.chain-answer-unreadable": "The node answers with what nobody can read",
  "chain.fault.chain-balance-low": "The account cannot pay the fee",
  "chain.fault.chain-fee-cap-reached": "Waiting for fees to fall below the limit",
  "chain.fault.chain-budget-used-up": "Waiting, the budget of the day is used up",
  "chain.fault.chain-underpriced": "Sending again with a higher fee",
  "chain.fault.chain-not-sent": "Sending again, the node did not take it",
  "chain.fault.chain-witnesses-short": "Waiting for signatures of witnesses",
  "chain.fault.chain-is-another": "Another chain answers than the settings name",
  "chain.fault.chain-contract-missing": "No contract at the address of the settings",
  "chain.fault.chain-contract-other": "Another contract at the address of the settings",
  "chain.fault.chain-refused-GrantAnchorNotAnchor": "The contract knows another anchor key",
  "chain.fault.chain-refused-GrantAnchorFrozen":
    "The administrator has ended the log on this chain",
  "chain.fault.more-entries": "The chain holds more entries than our log",
  "chain.fault.other-head": "The chain holds a head that is not ours",
  "chain.fault.bug": "A fault of the program; an operator must look",
};
