/** What a bench measured, by the name that the goals use. */
export type Figures = Readonly<Record<string, { readonly value: number; readonly unit: string }>>;
