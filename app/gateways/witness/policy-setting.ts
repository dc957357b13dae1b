import { readFileSync } from "node:fs";
import * as v from "valibot";
import { type Policy, parsePolicy } from "~/domain/transparency/notes/policy";

/** The path of a policy file with the addresses of witnesses, read at once. Source: C2SP tlog-policy */
export const policySetting = v.pipe(
  v.string(),
  v.rawTransform<string, Policy>(({ dataset: { value: file }, addIssue, NEVER }) => {
    const octets = octetsOf(file);
    const policy = octets && parsePolicy(octets);
    if (policy?.ok) {
      const wrong = policy.value.witnesses.find(({ url }) => !isWebAddress(url));
      if (!wrong) return policy.value;
      addIssue({ message: `${wrong.url} must start with http:// or https://` });
    } else if (policy) {
      const { line, expected, actual } = policy.refusal;
      addIssue({ message: `${file}, line ${line}: expected ${expected}, found ${actual}` });
    } else {
      addIssue({ message: `${file} cannot be read` });
    }
    return NEVER;
  }),
);

function octetsOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A witness without an address is only waited for in the notes of others. */
const isWebAddress = (url: string | undefined): boolean =>
  url === undefined || (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol));
