import type { koRefusals } from "../ko/refusals";

export const enRefusals: Record<keyof typeof koRefusals, string> = {
  "refusal.unknown":
    "This cannot be done as things stand. Reload the page to see where they stand.",
  "refusal.not-allowed": "It is not you who can do this now. The page says whose turn it is.",
  "refusal.not-found": "There is no such thing, or it is not for you to see.",
  "refusal.sign-in-needed": "You need to sign in. Sign in and try again.",
  "refusal.role-not-allowed": "This role cannot do that. Sign in with another role.",
  "refusal.too-many-requests":
    "There were too many requests in a short time. Try again in about a minute.",
};
