import type { koWitnesses } from "~/messages/ko/transparency/witnesses";

export const enWitnesses: Record<keyof typeof koWitnesses, string> = {
  "transparency.level.L1": "L1: outside witnesses",
  "transparency.level.L1.why":
    "As many outside witnesses as the policy asks for have cosigned a recent checkpoint. They do not sign when they are shown another history.",
  "witness.title": "Witnesses",
  "witness.lead":
    "A witness is an institution apart from the operator, such as a hospital. It cosigns a checkpoint only when the log continues what the witness has seen before.",
  "witness.none": "No witnesses yet",
  "witness.none.why":
    "Nobody would notice if the operator showed different records to different people. A hospital's IT office becomes a witness with npm run witness.",
  "witness.quorum.met": "Quorum reached: up to {{size}} entries",
  "witness.quorum.unmet": "No checkpoint has reached its quorum yet",
  "witness.column.name": "Witness",
  "witness.column.size": "Entries cosigned",
  "witness.column.asked": "Last asked",
  "witness.column.state": "State",
  "witness.state.fine": "Has cosigned",
  "witness.state.behind": "Cosignature awaited",
  "witness.state.never": "Not asked yet",
  "witness.state.fault": "No good answer: {{fault}}",
  "witness.alarm.other-history":
    "Witness {{witness}} holds another history ({{size}} entries). It may prove that two were told, so it is asked no more.",
  "witness.alarm.more-entries":
    "Witness {{witness}} has seen more entries than we have ({{size}}). The store may have been set back, so it is asked no more.",
  "witness.alarm.evidence": "What the witness shows",
  "witness.cli.usage":
    "Usage: npm run witness -- --data <folder> --policy <file with log lines> [--name name] [--port 7330] [--host 127.0.0.1] [--no-ml-dsa]",
  "witness.cli.bad-option": "Unknown option: {{option}}",
  "witness.cli.policy-unreadable": "The policy file cannot be read: {{file}}",
  "witness.cli.policy-malformed":
    "Line {{line}} of the policy file is wrong. Expected: {{expected}} · found: {{actual}}",
  "witness.cli.policy-empty": "The policy file has no log line: {{file}}",
  "witness.cli.key.name-missing":
    "The first start needs --name, for example hospital.example/witness",
  "witness.cli.key.name-invalid": "The name has a space or a plus sign, or is too long: {{name}}",
  "witness.cli.key.name-other":
    "The keys in this folder belong to {{kept}}. Signatures depend on the name, so it cannot start as {{name}}.",
  "witness.cli.key.file-broken": "The key file is broken: {{file}}",
  "witness.cli.port-taken": "Port {{port}} cannot be opened.",
  "witness.cli.new-keys": "New keys were made. Back this file up: nobody can make it again.",
  "witness.cli.give-line": "Hand one of these lines to the operator of the hub",
  "witness.cli.give-address": "Address for the contract on a chain",
  "witness.cli.log": "Log under watch",
  "witness.cli.conflicts": "Evidence of contradictions kept: {{count}}. Tell the auditor",
  "witness.cli.running": "The witness listens at {{url}}. Press Ctrl+C to end it.",
};
