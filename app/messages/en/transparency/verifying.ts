import type { koVerifying } from "~/messages/ko/transparency/verifying";

export const enVerifying: Record<keyof typeof koVerifying, string> = {
  "transparency.verify.go": "Verify a proof file",
  "transparency.verify.title": "Verify a proof file",
  "transparency.verify.lead":
    "Choose a proof file that you kept. Each step is recomputed inside this browser; the file is sent nowhere.",
  "transparency.verify.file": "Proof file (.json)",
  "transparency.verify.drop": "You can also drop the file here.",
  "transparency.verify.known": "What you know from elsewhere",
  "transparency.verify.known.lead":
    "Enter values that you got outside this service, in a letter or a gazette, and they are compared with those in the file. What is left empty is marked as taken from the file.",
  "transparency.verify.policy": "Trust policy (C2SP tlog-policy)",
  "transparency.verify.policy.hint":
    "The text of the file that says which log key and which witnesses you accept.",
  "transparency.verify.block": "Block hash",
  "transparency.verify.block.hint":
    "It begins with 0x. Separate those of several chains by spaces.",
  "transparency.verify.contract": "Address of the contract",
  "transparency.verify.contract.hint":
    "It begins with 0x. Separate those of several chains by spaces.",
  "transparency.verify.again": "Verify again",
  "transparency.verify.send": "Verify on the server",
  "transparency.verify.noEd25519":
    "This browser cannot check Ed25519 signatures. Use the button to verify on the server, or npm run verify-proof.",
  "transparency.verify.missing": "Choose a proof file.",
  "transparency.verify.tooLarge": "The file is too large for a proof (up to 256 kB).",
  "transparency.verify.offline": "A verifier that needs no server",
  "transparency.verify.offline.lead":
    "One HTML file that holds the whole verifier. Keep it, and you can check proof files without the internet, and after this service is gone.",
  "transparency.verify.offline.go": "Download the verifier (HTML)",
  "transparency.offline.lead":
    "This file does not use the internet. The proof file you choose stays on this device, and everything is computed inside this page.",
  "transparency.offline.noEd25519":
    "This browser cannot check Ed25519 signatures. Open the file in a recent Chrome, Edge, Firefox or Safari.",
  "transparency.offline.idle": "No proof file is chosen yet.",
  "transparency.offline.busy": "Verifying.",
  "transparency.offline.here": "Verified inside this page. The file was not sent.",
  "transparency.offline.event": "What the entry says",
  "transparency.offline.print": "Print",
  "transparency.offline.language": "한국어",
  "transparency.verified.label": "Result",
  "transparency.verified.ok": "Every step holds",
  "transparency.verified.failed": "The proof does not hold",
  "transparency.verified.assumed":
    "Values marked “taken from the file” are as the file gives them. The proof is complete once you compare them with what you got elsewhere.",
  "transparency.verified.entry": "Entry {{index}} of {{size}}: {{what}}",
  "transparency.verified.hidden": "place only, without content",
  "transparency.verified.here": "Verified in this browser. The file was not sent.",
  "transparency.verified.server":
    "Verified on the server. To rely on nobody, verify in the browser or with npm run verify-proof.",
  "transparency.ok": "Holds",
  "transparency.assumed": "Taken from the file",
  "transparency.idle": "Not asked for",
  "transparency.failed": "Fails",
  "transparency.field": "Field",
  "transparency.expected": "Expected",
  "transparency.actual": "Actual",
  "transparency.found": "Found",
  "transparency.step.chain": "Chain {{id}}",
  "transparency.step.file": "1. The file",
  "transparency.step.file.what": "The file has the one spelling of its format.",
  "transparency.step.entry": "2. The entry",
  "transparency.step.entry.what": "The leaf hash recomputed from the content and its random value.",
  "transparency.step.entry.assumed":
    "This file proves the place only, so the leaf hash is taken as the file gives it.",
  "transparency.step.inclusion": "3. Its place in the tree",
  "transparency.step.inclusion.what":
    "The value reached from the leaf must be the checkpoint's root.",
  "transparency.step.signature": "4. The operator's signature",
  "transparency.step.signature.what": "The checkpoint must carry a signature of the log's key.",
  "transparency.step.witnesses": "5. The witnesses' signatures",
  "transparency.step.witnesses.what":
    "So many outside witnesses as the policy asks for must have cosigned the checkpoint.",
  "transparency.step.witnesses.idle":
    "The policy in this file asks for no outside witness. Take it that nobody but the operator vouches for this checkpoint.",
  "transparency.step.policy": "6. The trust policy",
  "transparency.step.policy.what": "It must be the policy that you know from elsewhere.",
  "transparency.step.policy.assumed":
    "Key and witnesses are taken from the file. Compare them with a policy you got elsewhere, in a letter or a gazette.",
  "transparency.step.block": "7. The block",
  "transparency.step.block.what": "The hash recomputed from the block's header.",
  "transparency.step.contract": "8. The contract",
  "transparency.step.contract.what":
    "The state after the block must hold this address with the code of our contract.",
  "transparency.step.contract.assumed":
    "The code is our contract's; the address is taken from the file. Compare it with the contract's address that you got elsewhere.",
  "transparency.step.head": "9. What the contract holds",
  "transparency.step.head.what": "Size and root of the log, read from the contract's storage.",
  "transparency.step.consistency": "10. Consistency with the anchor",
  "transparency.step.consistency.what":
    "The tree that the contract holds must extend the checkpoint's tree.",
  "transparency.step.block-hash": "11. The block on the chain",
  "transparency.step.block-hash.what": "It must be the block hash that you know from elsewhere.",
  "transparency.step.block-hash.assumed":
    "The block hash is taken from the file. Compare it with any explorer or node of that chain.",
  "transparency.cli.usage":
    "usage: npm run verify-proof -- file.json [--policy FILE] [--block HASH]… [--contract ADDRESS]… [--key KEY]",
  "transparency.cli.unreadable": "The file cannot be read: {{file}}",
  "refusal.policy-malformed": "The policy file cannot be read. Look at line {{line}}.",
  "refusal.tlog-proof-malformed": "Line {{line}} of the proof is not of the form.",
};
