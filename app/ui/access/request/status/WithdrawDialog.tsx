import { Form } from "@remix-run/react";
import { WITHDRAWAL_REASON_LENGTH } from "~/domain/access/vote";
import { type Named, useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { ErrorSummary } from "~/ui/kit/form/ErrorSummary";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Dialog } from "~/ui/kit/overlay/Dialog";
import { Money } from "~/ui/kit/status/Money";
import type { RefusalWords } from "~/ui/kit/status/Refusal";
import type { FieldErrors } from "../../shapes";

export type WithdrawView = {
  readonly requestId: string;
  readonly title: string;
  readonly voucherKrw: number;
  readonly tracks: readonly { readonly hospital: Named }[];
};

type WithdrawFormProps = {
  request: WithdrawView;
  back?: boolean | undefined;
  errors?: FieldErrors | undefined;
  /** What was written when the form was refused. */
  written?: string | undefined;
};

/** Says what withdrawing will do and to whom, and asks why. */
function WithdrawForm({ request, back, errors, written }: WithdrawFormProps) {
  const t = useT();
  const named = useNamed();
  return (
    <Form
      method="post"
      action={`/requests/${request.requestId}/withdraw`}
      className="grid gap-4"
      noValidate
    >
      <p>
        {t("request.withdraw.effect", {
          title: request.title,
          committees: request.tracks.map((track) => named(track.hospital)).join(", "),
        })}
      </p>
      <p>
        {t("request.withdraw.money")} <Money amount={request.voucherKrw} reading />
      </p>
      <p>{t("request.withdraw.final")}</p>
      <TextArea
        label={t("request.withdraw.reason")}
        name="reason"
        hint={t("request.withdraw.reason.hint")}
        rows={4}
        maxLength={WITHDRAWAL_REASON_LENGTH}
        defaultValue={written}
        errors={errors?.["reason"]}
        required
      />
      <FormActions>
        <Button type="submit" variant="danger">
          {t("request.withdraw.do")}
        </Button>
        {back ? (
          <LinkButton to={`/requests/${request.requestId}`} variant="tertiary">
            {t("request.withdraw.keep")}
          </LinkButton>
        ) : null}
      </FormActions>
    </Form>
  );
}

/** Withdrawing asks first; without a script the button leads to a page that asks. */
export function WithdrawDialog({ request }: { request: WithdrawView }) {
  const t = useT();
  return (
    <Dialog
      id="withdraw"
      title={t("request.withdraw.title")}
      trigger={t("request.withdraw")}
      triggerVariant="danger"
      tone="danger"
      fallbackHref={`/requests/${request.requestId}/withdraw`}
    >
      <WithdrawForm request={request} />
    </Dialog>
  );
}

export function WithdrawPage({
  request,
  errors,
  written,
  refusal,
}: WithdrawFormProps & { refusal?: RefusalWords | undefined }) {
  const t = useT();
  return (
    <Page width="read">
      <PageHeader
        title={t("request.withdraw.title")}
        crumbs={[
          { label: t("request.list.title"), to: "/requests" },
          { label: request.title, to: `/requests/${request.requestId}` },
          { label: t("request.withdraw.title") },
        ]}
      />
      <div className="mb-6 empty:hidden">
        <ErrorSummary
          errors={errors ?? {}}
          refusal={refusal}
          labels={{ reason: t("request.withdraw.reason") }}
        />
      </div>
      <Card>
        <WithdrawForm request={request} errors={errors} written={written} back />
      </Card>
    </Page>
  );
}
