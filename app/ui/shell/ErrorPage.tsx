import { isRouteErrorResponse } from "@remix-run/react";
import { sayRefusal } from "~/messages/refusal-words";
import type { Translate } from "~/messages/translate";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { Page } from "~/ui/kit/layout/PageHeader";
import { useFrame } from "~/ui/viewer";

const KNOWN = [400, 401, 403, 404, 429, 500] as const;
type KnownStatus = (typeof KNOWN)[number];

/** The page for a status: an own one, or the general one of its hundred. */
export function knownStatus(status: number): KnownStatus {
  const exact = KNOWN.find((known) => known === status);
  if (exact) return exact;
  return status >= 400 && status < 500 ? 400 : 500;
}

type Fault = { status: number; refusal?: { code: string } | undefined };

/** What an error is to a reader. A bug's own message is never shown. */
export function faultOf(error: unknown): Fault {
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const data: unknown = error.data;
  const coded = typeof data === "object" && data !== null && "code" in data;
  const refusal = coded && typeof data.code === "string" ? (data as { code: string }) : undefined;
  return { status: error.status, refusal };
}

export const titleOfError = (t: Translate, error: unknown): string =>
  t(`common.error.${knownStatus(faultOf(error).status)}.title`);

/** What a person tells us after a fault of ours, so that we find it in the log. */
export function RequestNumber({
  status,
  requestId,
}: {
  status: KnownStatus;
  requestId: string | undefined;
}) {
  const t = useT();
  if (status !== 500 || !requestId) return null;
  return (
    <p className="text-table">
      {t("common.error.requestId")} <code className="break-all">{requestId}</code>
    </p>
  );
}

/** What went wrong in plain words, and the next step. */
export function ErrorPage({ error }: { error: unknown }) {
  const t = useT();
  const requestId = useFrame()?.requestId;
  const { status, refusal } = faultOf(error);
  const known = knownStatus(status);
  // “Not found” is what the title of 404 says already.
  const hasWords = refusal && refusal.code !== "not-found" && t.maybe(`refusal.${refusal.code}`);
  const said = hasWords ? sayRefusal(t, refusal) : undefined;
  return (
    <Page width="read">
      <div className="flex flex-col items-start gap-4 py-16">
        <p className="tabular text-table font-bold text-primary">
          {t("common.error.status", { status: String(status) })}
        </p>
        <h1 className="text-title font-bold">{t(`common.error.${known}.title`)}</h1>
        {said ? <p className="text-body">{said}</p> : null}
        <p className="max-w-read text-body text-ink-soft">{t(`common.error.${known}.next`)}</p>
        <RequestNumber status={known} requestId={requestId} />
        <div className="flex flex-wrap gap-3 pt-2">
          {known === 401 || known === 403 ? (
            <LinkButton to="/sign-in" variant="primary">
              {t("common.signIn")}
            </LinkButton>
          ) : (
            <LinkButton to="/catalogue" variant="primary">
              {t("common.error.catalogue")}
            </LinkButton>
          )}
          <LinkButton to="/" variant="tertiary">
            {t("common.error.home")}
          </LinkButton>
        </div>
      </div>
    </Page>
  );
}
