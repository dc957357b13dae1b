import { Form } from "@remix-run/react";
import { type DragEvent, type FormEvent, useRef, useState } from "react";
import { useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { FileInput } from "~/ui/kit/form/FileInput";
import { TextArea, TextInput } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Page, PageHeader } from "~/ui/kit/layout/PageHeader";
import { Alert } from "~/ui/kit/status/Alert";
import type { VerifiedView } from "./shapes";
import { VerificationResult } from "./VerificationResult";
import { NoEd25519, trustedIn, verifyHere, viewOf } from "./verify-in-browser";

export const MAX_PROOF_BYTES = 262_144;

/** What the reader typed beside the file. */
function typedIn(form: HTMLFormElement) {
  const data = new FormData(form);
  const text = (name: string): string => String(data.get(name) ?? "");
  return { policy: text("policy"), blocks: text("blocks"), contracts: text("contracts") };
}

/** Verifies the chosen file in the browser; where that cannot be, the form's button sends it. */
function useVerification() {
  const [here, setHere] = useState<VerifiedView | null>(null);
  const [needsServer, setNeedsServer] = useState(false);
  const chosen = useRef<File>();
  async function verify(form: HTMLFormElement, file = chosen.current): Promise<void> {
    chosen.current = file;
    if (!file) return;
    try {
      setHere(viewOf(await verifyHere(file, trustedIn(typedIn(form)))));
      setNeedsServer(false);
    } catch (error) {
      if (!(error instanceof NoEd25519)) throw error;
      setHere(null);
      setNeedsServer(true);
    }
  }
  return { here, needsServer, verify };
}

/** Values from outside the service, against which those of the file are held. */
function KnownValues() {
  const t = useT();
  return (
    <details className="rounded-lg border border-line px-4 py-3">
      <summary className="font-bold">{t("transparency.verify.known")}</summary>
      <div className="flex flex-col gap-4 pt-3">
        <p className="max-w-read text-table text-ink-soft">{t("transparency.verify.known.lead")}</p>
        <TextArea
          label={t("transparency.verify.policy")}
          name="policy"
          hint={t("transparency.verify.policy.hint")}
          spellCheck={false}
        />
        <TextInput
          label={t("transparency.verify.block")}
          name="blocks"
          hint={t("transparency.verify.block.hint")}
          spellCheck={false}
          autoComplete="off"
        />
        <TextInput
          label={t("transparency.verify.contract")}
          name="contracts"
          hint={t("transparency.verify.contract.hint")}
          spellCheck={false}
          autoComplete="off"
        />
      </div>
    </details>
  );
}

/** The verifier to keep: it works from disk, without this service. */
function OfflineVerifier() {
  const t = useT();
  return (
    <Card title={t("transparency.verify.offline")}>
      <p className="max-w-read pb-4">{t("transparency.verify.offline.lead")}</p>
      <LinkButton to="/verify.html" download="vouchsafe-verify.html" reloadDocument>
        {t("transparency.verify.offline.go")}
      </LinkButton>
    </Card>
  );
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
  const form = useRef<HTMLFormElement>(null);
  const start = (file?: File) => void (form.current && verify(form.current, file));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    start(event.dataTransfer.files[0]);
  };
  // Once this browser has verified a file, the button does so again with what was typed since.
  const submit = (event: FormEvent) => {
    if (!here) return;
    event.preventDefault();
    start();
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
        <Form
          ref={form}
          method="post"
          encType="multipart/form-data"
          className="flex flex-col gap-4"
          onSubmit={submit}
        >
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
              onChange={(event) => start(event.currentTarget.files?.[0])}
            />
          </div>
          <KnownValues />
          <Button type="submit" variant="secondary">
            {t(here ? "transparency.verify.again" : "transparency.verify.send")}
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
      <div className="pt-6">
        <OfflineVerifier />
      </div>
    </Page>
  );
}
