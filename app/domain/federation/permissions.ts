/**
 * Who may do what between institutions, by the state of the thing. `data-server` proves itself by a
 * registered key, `holder` is the data office of the institution that has a certificate.
 */
export const FEDERATION_PERMISSIONS = {
  hospital: {
    registered: {
      "data-office": ["add-node-key", "check-access-records", "request-certificate"],
    },
  },
  "node-key": {
    "in-use": { "data-office": ["remove-node-key"], "data-server": ["record-data-use"] },
    removed: {},
  },
  certificate: {
    requested: { system: ["record-mint"] },
    minted: { holder: ["request-transfer"] },
    moving: { system: ["record-transfer"] },
  },
} as const satisfies Record<string, Record<string, Record<string, readonly string[]>>>;

/** Whether a standing may do this now; the table above is the whole answer. */
export function mayInFederation(
  subject: keyof typeof FEDERATION_PERMISSIONS,
  { state, standing, command }: { state: string; standing: string; command: string },
): boolean {
  const states: Record<string, Record<string, readonly string[]>> = FEDERATION_PERMISSIONS[subject];
  return states[state]?.[standing]?.includes(command) ?? false;
}
