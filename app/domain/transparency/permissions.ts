/** Who may do what with an entry of the log, by whether its content is still there. */
export const LOG_PERMISSIONS = {
  entry: {
    kept: { "programme-manager": ["erase-entry"] },
    erased: {},
  },
} as const satisfies Record<string, Record<string, Record<string, readonly string[]>>>;

/** Whether a role may do this with the entry now; the table above is the whole answer. */
export function mayChangeEntry(
  command: string,
  { state, standing }: { state: "kept" | "erased"; standing: string },
): boolean {
  const states: Record<string, Record<string, readonly string[]>> = LOG_PERMISSIONS.entry;
  return states[state]?.[standing]?.includes(command) ?? false;
}
