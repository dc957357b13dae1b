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
  "refusal.listing-invalid":
    "Something in the description has to be mended: {{field}}. Correct it and list again.",
  "refusal.too-many-listings":
    "At most {{max}} datasets can be listed at once. List them in parts.",
  "refusal.usage-profile-invalid":
    "The usage profile has a value that cannot be used: {{field}}. Correct it and save again.",
};
