export const koWitnesses = {} as const;
