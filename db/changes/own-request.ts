import { type AccessCommand, may } from "~/domain/access/permissions";
import type { DataAccessRequest } from "~/domain/access/request";
import type { Actor } from "~/domain/identity/role";
import { accept, type Outcome } from "~/domain/shared/outcome";
import { NOT_FOUND, type NotAllowed, type NotFound, notAllowed } from "~/domain/shared/refusal";
import { loadRequest } from "../repositories/access/requests";
import type { Db } from "../store";

/** What a company's commands on a request lock: the case, and the basket that its draft is. */
export const requestKeys = (requestId: string, { organisationId }: Actor): string[] => [
  requestId,
  `basket:${organisationId}`,
];

/**
 * The company's own request, if the table gives the company this command now. Another company's
 * request does not exist for the actor.
 */
export async function loadOwnRequest(
  db: Db,
  requestId: string,
  { actor, command }: { actor: Actor; command: AccessCommand },
): Promise<Outcome<DataAccessRequest, NotFound | NotAllowed>> {
  const request = await loadRequest(db, requestId);
  if (!request || actor.role !== "company" || request.companyId !== actor.organisationId) {
    return NOT_FOUND;
  }
  const question = { subject: "request", state: request.status, standing: "company" } as const;
  return may(command, question) ? accept(request) : notAllowed(command, request.status);
}
