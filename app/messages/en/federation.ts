import type { koFederation } from "../ko/federation";

export const enFederation: Record<keyof typeof koFederation, string> = {
  "refusal.node-key-malformed":
    "This is not a public key we can read. Paste an Ed25519 or P-256 public key as a JWK (JSON).",
  "refusal.node-key-private":
    "This contains a private key. Do not use that key any more; make a new one and paste only its public part.",
  "refusal.node-key-known":
    "This key is registered already or was removed before. Make a new key on the data server and register that one.",
  "refusal.too-many-node-keys":
    "There can be {{max}} keys in use. Remove one that is not needed first.",
  "refusal.use-report-malformed":
    "The report cannot be read ({{field}}). Check the form of the report.",
  "refusal.use-report-unsigned":
    "This is not the signature of a registered data server. Ask the data office whether the key is registered.",
  "refusal.use-report-differs":
    "A report with this number exists with another content. Send it under a new number.",
  "refusal.use-in-future":
    "This use lies in the future ({{servedAt}}). Check the clock of the data server.",
  "refusal.use-without-visa":
    "This visa was not issued under this grant. If data was served, look into it at once. The refusal is in the log.",
  "refusal.use-before-visa":
    "The data was served before the visa was issued ({{issuedAt}}). The refusal is in the log.",
  "refusal.use-after-visa":
    "The data was served after the visa had ended ({{expiresAt}}). The refusal is in the log.",
  "refusal.use-before-grant":
    "The data was served before the grant began ({{from}}). The refusal is in the log.",
  "refusal.use-after-grant":
    "The data was served after the grant had ended ({{until}}). The refusal is in the log.",
  "event.node-key-added": "Data server key registered",
  "event.node-key-removed": "Data server key removed",
  "event.file-served": "File served",
  "event.query-served": "Query served",
  "event.use-refused": "Use outside the grant refused",
  "event.access-records-checked": "Access records checked",
  "fact.nodeKeyId": "Data server key",
  "fact.algorithm": "Signature algorithm",
  "fact.useId": "Use",
  "fact.objectSha256": "SHA-256 of what was served",
  "fact.amount": "Amount (bytes or rows)",
  "fact.servedAt": "Served at",
  "fact.reportId": "Report number",
  "fact.code": "Reason",
  "fact.month": "Month",
  "fact.uses": "Uses",
  "fact.refused": "Refused",
  "uses.cli.usage":
    "Usage: npm run report-use -- key | add --grant grn_… --visa vis_… (--file path | --query text --rows n) [--served-at moment] | send --hub address [--once] | list  (each with [--dir folder] [--lang ko|en])",
  "uses.cli.key.made": "Made a signing key: {{path}} (never let this file out)",
  "uses.cli.key.there": "There is a signing key already: {{path}}",
  "uses.cli.key.register":
    "Register the public key below at the hub, under “Our hospital’s data › Data servers”. Key number: {{id}}",
  "uses.cli.key-missing": "There is no signing key. Make one first: npm run report-use -- key",
  "uses.cli.key-readable":
    "Others can read the signing key. Close it with chmod 600, or make and register a new one.",
  "uses.cli.key-broken": "The file of the signing key cannot be read. Make and register a new one.",
  "uses.cli.no-file": "The file that was served cannot be read: {{path}}",
  "uses.cli.what": "Say what was served: --file path, or --query text with --rows n.",
  "uses.cli.bad-moment": "--served-at cannot be read. Write it like 2026-03-16T09:00:00+09:00.",
  "uses.cli.bad-field": "Something in the report is wrong: {{field}}",
  "uses.cli.noted": "Noted the use ({{reportId}}). Reports to send: {{count}}.",
  "uses.cli.no-hub": "Name the hub: --hub https://…",
  "uses.cli.taken": "{{name}}: taken by the hub.",
  "uses.cli.refused":
    "{{name}}: refused by the hub ({{code}}). It lies in the folder “refused”; a person should look.",
  "uses.cli.later": "{{name}}: not sent yet ({{code}}). It will be sent again.",
  "uses.cli.left": "Reports left: {{waiting}}, refused: {{refused}}.",
};
