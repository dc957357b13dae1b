import { Form } from "@remix-run/react";
import { ATTACHMENT_LIMITS } from "~/domain/access/dossier-rules";
import { formatBytes } from "~/messages/format";
import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { FileInput } from "~/ui/kit/form/FileInput";
import { Card } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import type { FieldErrors } from "../../shapes";
import { PlainLink } from "../../TextLink";

export type AttachmentRow = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
};

const ACCEPTED = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.hwp,.hwpx,.txt,.csv";

/** The documents of a draft: added, named by their fingerprint, taken away. */
export function Attachments({
  requestId,
  attachments,
  errors,
}: {
  requestId: string;
  attachments: readonly AttachmentRow[];
  errors: FieldErrors;
}) {
  const t = useT();
  return (
    <Card title={t("request.step.documents")} id="step-documents">
      <div className="grid gap-4">
        <p className="text-ink-soft">{t("request.hint.documents")}</p>
        <AttachmentList requestId={requestId} attachments={attachments} removable />
        {attachments.length < ATTACHMENT_LIMITS.count ? (
          <Form
            method="post"
            encType="multipart/form-data"
            action={`/requests/${requestId}`}
            className="grid gap-3"
          >
            <FileInput
              label={t("request.field.file")}
              name="file"
              hint={t("request.hint.file")}
              accept={ACCEPTED}
              maxBytes={ATTACHMENT_LIMITS.bytes}
              errors={errors["file"]}
              required
            />
            <div>
              <Button type="submit" name="intent" value="attach">
                {t("request.attach")}
              </Button>
            </div>
          </Form>
        ) : (
          <p>{t("request.documents.full", { max: ATTACHMENT_LIMITS.count })}</p>
        )}
      </div>
    </Card>
  );
}

/** Documents as links with type, size and SHA-256, so that a reader can check what was decided on. */
export function AttachmentList({
  requestId,
  attachments,
  removable,
}: {
  requestId: string;
  attachments: readonly AttachmentRow[];
  removable?: boolean | undefined;
}) {
  const t = useT();
  if (attachments.length === 0)
    return <p className="text-ink-soft">{t("request.documents.none")}</p>;
  return (
    <ul className="grid gap-3">
      {attachments.map((file) => (
        <li
          key={file.id}
          className="flex flex-wrap items-start justify-between gap-2 border-l-2 border-line pl-3"
        >
          <div className="min-w-0">
            <PlainLink href={`/requests/${requestId}/attachments/${file.id}`} className="break-all">
              {file.name}
            </PlainLink>
            <p className="text-small text-ink-soft">
              {t.maybe(`request.media.${file.mediaType}`) ?? file.mediaType} ·{" "}
              {formatBytes(file.sizeBytes)}
            </p>
            <p className="text-small text-ink-soft">
              SHA-256 <CopyText text={file.sha256} label={t("request.documents.sha256")} short />
            </p>
          </div>
          {removable ? (
            <Form method="post" action={`/requests/${requestId}`}>
              <input type="hidden" name="attachmentId" value={file.id} />
              <Button
                type="submit"
                name="intent"
                value="detach"
                size="s"
                variant="plain"
                aria-label={t("request.documents.remove.of", { name: file.name })}
              >
                {t("request.receipt.remove")}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
