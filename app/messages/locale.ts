/** The languages of the interface; Korean first. */
export const LOCALES = ["ko", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const isLocale = (text: unknown): text is Locale => text === "ko" || text === "en";
