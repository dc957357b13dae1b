import { ConfigProblems } from "~/config.server";
import { type NoteKey, verifierKeyOf } from "~/domain/transparency/notes/note";
import { NO_QUORUM, type Policy } from "~/domain/transparency/notes/policy";
import { openHttpWitness } from "./http-witness";
import type { WitnessClient } from "./witness-client";

export type WitnessGateways = {
  /** Our log by its present key, then by its earlier ones; its witnesses, and how many it takes. */
  readonly witnessPolicy: Policy;
  /** Those of the policy that have an address, by the name of their keys. */
  readonly witnesses: readonly WitnessClient[];
};

/**
 * Opens the witnesses of a policy; without one, nobody witnesses and the quorum is `none`.
 * @throws ConfigProblems when the policy knows logs and ours is not among them
 */
export function openWitnesses(policy: Policy | undefined, logKey: NoteKey): WitnessGateways {
  const alone: Policy = { logs: [{ key: logKey }], witnesses: [], groups: [], quorum: NO_QUORUM };
  if (!policy) return { witnessPolicy: alone, witnesses: [] };
  const own = verifierKeyOf(logKey);
  const namesUs = policy.logs.some(({ key }) => verifierKeyOf(key) === own);
  if (policy.logs.length > 0 && !namesUs) {
    throw new ConfigProblems([`WITNESS_POLICY: must have the line: log ${own}`]);
  }
  // A log that changed its key is named once for each; what the policy knows of others is not ours.
  const earlier = policy.logs.filter(
    ({ key }) => key.name === logKey.name && verifierKeyOf(key) !== own,
  );
  const logs = [...alone.logs, ...earlier];
  return { witnessPolicy: { ...policy, logs }, witnesses: witnessesOf(policy) };
}

/** Two lines with one address and one key name are one witness that signs with two keys. */
function witnessesOf({ witnesses }: Policy): WitnessClient[] {
  const byPlace = new Map<string, { url: string; keys: [NoteKey, ...NoteKey[]] }>();
  for (const { key, url } of witnesses) {
    if (url === undefined) continue;
    const place = `${url} ${key.name}`;
    const known = byPlace.get(place);
    if (known) known.keys.push(key);
    else byPlace.set(place, { url, keys: [key] });
  }
  return [...byPlace.values()].map((place) => openHttpWitness(place));
}
