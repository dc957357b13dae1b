import type { koErasing } from "~/messages/ko/transparency/erasing";

export const enErasing: Record<keyof typeof koErasing, string> = {
  "transparency.erase.title": "Erase the content",
  "transparency.erase.effect":
    "This erases what entry {{index}}, “{{what}}”, says, and its random value. Its place, kind and time stay, and anyone can still prove that an entry stands there.",
  "transparency.erase.final":
    "It cannot be undone. The erasure becomes an entry that everybody sees. Proof files that were handed on, and backups, may still hold the content.",
  "transparency.erase.basis": "Basis",
  "transparency.erase.reason": "Document and reason",
  "transparency.erase.reason.hint":
    "Give the number of the order or wish, and no names. The text is not kept; the log, which everybody reads, holds its SHA-256.",
  "transparency.erase.do": "Erase the content",
  "transparency.erase.keep": "Keep it",
  "erasure.erasure-order": "Order of a court or authority",
  "erasure.consent-withdrawn": "The person withdrew consent",
  "erasure.retention-over": "Kept long enough (2 years)",
  "transparency.erased.title": "The content was erased",
  "transparency.erased.why":
    "Content and random value are gone: nobody can read them or test a guess. That an entry stands here can still be proved.",
  "transparency.erased.at": "Erased",
  "transparency.erased.entry": "Entry of the erasure",
  "event.entry-erased": "Content of an entry erased",
  "fact.index": "Entry",
  "fact.basis": "Basis",
  "refusal.entry-kept-by-law":
    "What the log says of itself, and the checks of access records, cannot be erased: other entries are checked by them.",
  "refusal.entry-of-grant-in-force":
    "A grant in force ({{grantId}}) rests on this entry. End the grant first.",
  "refusal.retention-not-over":
    "Access records are kept for 2 years. For want of time alone this entry may go from {{until}} on.",
  "refusal.entry-differs-from-leaf":
    "What this entry says does not match its leaf hash. It may have been changed: do not erase it, and tell the auditor.",
};
