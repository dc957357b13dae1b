import type { Translate } from "~/messages/translate";

/** What happened, in words; a kind without words of its own is shown as its code. */
export const eventWords = (t: Translate, type: string): string => t.maybe(`event.${type}`) ?? type;

/** The name of a fact of an event, in words where there are some. */
export const factWords = (t: Translate, fact: string): string => t.maybe(`fact.${fact}`) ?? fact;
