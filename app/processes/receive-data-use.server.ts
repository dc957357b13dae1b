import {
  type RecordDataUseRefusal,
  type RecordedUse,
  recordDataUse,
} from "~/commands/federation/record-data-use.server";
import { type ReportMalformed, readUseReport } from "~/domain/access/grant/use-report";
import type { NewId } from "~/domain/shared/id";
import type { Instant } from "~/domain/shared/instant";
import { type Outcome, refuse } from "~/domain/shared/outcome";
import { keyIdOf, openReport } from "~/gateways/node-report/signed-report";
import { loadNodeKey } from "~db/repositories/federation/node-keys";
import type { Store } from "~db/store";

export type ReceiveRefusal =
  | RecordDataUseRefusal
  | ReportMalformed
  | { readonly code: "use-report-unsigned" };

/**
 * Takes a report that a hospital's data server signed. Nothing is done for what no registered key
 * signed; a key that was taken out of use is as unknown as any other.
 *
 * If we stop after the command, the server sends the report again and gets the same answer.
 */
export async function receiveDataUse(
  context: { readonly store: Store; readonly newId: NewId },
  { signed, at }: { readonly signed: string; readonly at: Instant },
): Promise<Outcome<RecordedUse, ReceiveRefusal>> {
  const nodeKeyId = keyIdOf(signed);
  if (nodeKeyId === undefined) return refuse({ code: "use-report-malformed", field: "header" });
  const key = await loadNodeKey(context.store.read, nodeKeyId);
  const opened = key?.removedAt === null ? await openReport(signed, key.publicJwk) : undefined;
  if (!opened) return refuse({ code: "use-report-unsigned" });
  const read = readUseReport(opened.content);
  if (!read.ok) return read;
  return recordDataUse(context, { report: read.value, nodeKeyId, at });
}
