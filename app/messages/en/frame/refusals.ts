import type { koRefusals } from "../../ko/frame/refusals";

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
  "refusal.role-does-not-fit":
    "This role does not fit the organisation. Check the organisation and the role.",
  "refusal.organisation-incomplete":
    "Something is missing in the organisation: {{field}}. Fill it in and try again.",
  "refusal.no-such-consortium": "There is no such consortium. Register the consortium first.",
  "refusal.visa-malformed": "The visa is not in the agreed form: {{claim}}. Ask for a new one.",
  "refusal.visa-expired": "The visa has expired. Ask for a new one.",
  "refusal.no-visa-for-dataset": "There is no visa for this dataset. Check the grant.",
  "refusal.visa-source-unknown": "The visa comes from a source that is not trusted: {{source}}.",
  "refusal.visa-condition-unmet":
    "A condition of the visa is not met. Check the affiliation and the role.",
  "refusal.proof-malformed":
    "The proof file is not in the agreed form: {{field}}. Use the file as it was downloaded.",
};
