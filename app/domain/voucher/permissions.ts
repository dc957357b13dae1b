/**
 * Who may do what with money, by the state of the co-payment or the round. The company only sees
 * its own; whoever may not see a thing is told that it does not exist.
 */
export const MONEY_PERMISSIONS = {
  "co-payment": {
    due: {
      company: ["open-instalment"],
      "programme-manager": ["confirm-bank-transfer"],
      system: ["record-instalment-paid"],
    },
    // A transfer that was under way when the company paid by card is surplus, and booked.
    paid: {
      "programme-manager": ["confirm-bank-transfer"],
      system: ["record-instalment-paid"],
    },
    cancelled: {
      "programme-manager": ["confirm-bank-transfer"],
      system: ["record-instalment-paid"],
    },
  },
  round: {
    announced: {
      "programme-manager": [
        "announce-round",
        "appropriate-funds",
        "conclude-agreement",
        "return-unused-credit",
        "reverse-transfer",
      ],
      system: ["expire-holds"],
    },
  },
} as const satisfies Record<string, Record<string, Record<string, readonly string[]>>>;

/** Whether a standing may do this now; the table above is the whole answer. */
export function mayMoveMoney(
  subject: "co-payment" | "round",
  { state, standing, command }: { state: string; standing: string; command: string },
): boolean {
  const states: Record<string, Record<string, readonly string[]>> = MONEY_PERMISSIONS[subject];
  return states[state]?.[standing]?.includes(command) ?? false;
}
