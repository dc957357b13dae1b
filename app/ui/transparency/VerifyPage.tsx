import { Form } from "@remix-run/react";
import { type DragEvent, useState } from "react";
import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { FileInput } from "~/ui/kit/form/FileInput";
import { Card } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import type { VerifiedView } from "./shapes";
import { VerificationResult } from "./VerificationResult";
import { NoEd25519, verifyHere } from "./verify-in-browser";

export const MAX_PROOF_BYTES = 262_144;

/** Verifies a chosen file in the browser; where that cannot be, the form's button sends it. */
function useVerification() {
  const [here, setHere] = useState<VerifiedView | null>(null);
  const [needsServer, setNeedsServer] = useState(false);
  async function verify(file: File | undefined): Promise<void> {
    if (!file) return;
    try {
      setHere(await verifyHere(file));
      setNeedsServer(false);
    } catch (error) {
      if (!(error instanceof NoEd25519)) throw error;
      setHere(null);
      setNeedsServer(true);
    }
  }
  return { here, needsServer, verify };
}

/** Drop or choose a proof file and watch each step. Nothing leaves the device where scripts run. */
export function VerifyPage({
  sent,
  errors,
}: {
  /** The server's answer to the form, for readers without scripts. */
  sent: VerifiedView | null;
  errors: readonly string[];
}) {
  const t = useT();
  const { here, needsServer, verify } = useVerification();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void verify(event.dataTransfer.files[0]);
  };
  const result = here ?? sent;
  return (
    <Page width="read">
      <PageHeader
        crumbs={[
          { label: t("transparency.title"), to: "/transparency" },
          { label: t("transparency.verify.title") },
        ]}
        title={t("transparency.verify.title")}
        lead={t("transparency.verify.lead")}
      />
      <Card>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field inside does the same by keyboard */}
          <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
            <FileInput
              label={t("transparency.verify.file")}
              name="proof"
              accept=".json,application/json"
              hint={t("transparency.verify.drop")}
              maxBytes={MAX_PROOF_BYTES}
              errors={errors}
              required
              onChange={(event) => void verify(event.currentTarget.files?.[0])}
            />
          </div>
          <Button type="submit" variant="secondary">
            {t("transparency.verify.send")}
          </Button>
        </Form>
      </Card>
      {needsServer ? (
        <div className="pt-6">
          <Alert tone="warning">{t("transparency.verify.noEd25519")}</Alert>
        </div>
      ) : null}
      {result ? (
        <VerificationResult
          result={result}
          where={t(here ? "transparency.verified.here" : "transparency.verified.server")}
        />
      ) : null}
    </Page>
  );
}
