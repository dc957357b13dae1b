/** The two obstacles that any command may meet before its rule is asked. */
export type NotFound = { readonly code: "not-found" };

/** The permission table has no such command for this standing in this state. */
export type NotAllowed = {
  readonly code: "not-allowed";
  readonly command: string;
  readonly state: string;
};

/** An unknown id and a thing of somebody else are the same answer: there is nothing here for you. */
export const NOT_FOUND = { ok: false, refusal: { code: "not-found" } } as const;

export const notAllowed = (command: string, state: string) =>
  ({ ok: false, refusal: { code: "not-allowed", command, state } }) as const;
