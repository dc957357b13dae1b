import { data, redirect } from "@remix-run/node";
import type * as v from "valibot";
import { attachFile, removeAttachment } from "~/commands/access/change-attachments.server";
import { chooseTeam } from "~/commands/access/choose-team.server";
import { saveDossier } from "~/commands/access/save-dossier.server";
import type { DataAccessRequest } from "~/domain/access/request";
import type { Actor } from "~/domain/identity/role";
import { answer } from "~/http/answer";
import type { FieldValues } from "~/http/parse-form";
import { statusOf } from "~/http/status";
import { documentTypeOf } from "~/http/upload/document-type";
import { runtime } from "~/runtime.server";
import type { AttachForm, DetachForm } from "./attachment-forms";
import type { DossierForm } from "./dossier-form";

type Draft = { readonly draft: DataAccessRequest; readonly actor: Actor };
type Refusal = { readonly code: string };

/** What was written stays on the page, whatever the obstacle. */
const refused = (refusal: Refusal, values: FieldValues) =>
  data({ ok: false as const, refusal, values }, { status: statusOf(refusal) });

/** Saves the dossier and, where it changed, the team; `review` then goes on to the last page. */
export async function saveDraft(
  { intent, version, team, ...written }: v.InferOutput<typeof DossierForm>,
  { draft, actor, values }: Draft & { readonly values: FieldValues },
) {
  const at = runtime.now();
  const dossier = { ...written, purposeKind: written.purposeKind ?? null };
  const saved = await saveDossier(runtime, { requestId: draft.id, version, dossier, actor, at });
  if (!saved.ok) return refused(saved.refusal, values);
  let current = saved.value.version;
  if (!hasSame(team, draft.team)) {
    const chosen = await chooseTeam(runtime, { requestId: draft.id, personIds: team, actor, at });
    if (!chosen.ok) return refused(chosen.refusal, values);
    current = chosen.value.version;
  }
  if (intent === "review") throw redirect(`/requests/${draft.id}/submit`, 303);
  if (intent === "save") throw redirect(`/requests/${draft.id}`, 303);
  return data({ ok: true as const, saved: { version: current, at } });
}

const hasSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

/** Attaches a document after its content has said what it is. */
export async function attach({ file }: v.InferOutput<typeof AttachForm>, { draft, actor }: Draft) {
  const content = new Uint8Array(await file.arrayBuffer());
  const mediaType = await documentTypeOf(content, file.name);
  if (!mediaType) {
    const errors = { file: { key: "request.file.kind" } };
    return data({ ok: false as const, errors, values: {} }, { status: 400 });
  }
  const outcome = await attachFile(runtime, {
    requestId: draft.id,
    name: file.name,
    mediaType,
    content,
    actor,
    at: runtime.now(),
  });
  return answer(outcome, { to: `/requests/${draft.id}#step-documents` });
}

export async function detach(
  { attachmentId }: v.InferOutput<typeof DetachForm>,
  { draft, actor }: Draft,
) {
  const wish = { requestId: draft.id, attachmentId, actor, at: runtime.now() };
  return answer(await removeAttachment(runtime, wish), {
    to: `/requests/${draft.id}#step-documents`,
  });
}
