import { Form } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { CopyText } from "~/ui/kit/layout/CopyText";
import { Alert } from "~/ui/kit/status/Alert";
import { When } from "~/ui/kit/status/When";
import { PlainLink } from "../TextLink";
import type { GrantView } from "./GrantPage";

/** A passport is shown once, on the answer that issued it; only its number is kept. */
export function PassportCard({
  grant,
  passport,
}: {
  grant: GrantView;
  passport?: { readonly token: string; readonly expiresAt: number } | undefined;
}) {
  const t = useT();
  if (!grant.mayIssue && !passport) return null;
  return (
    <Card title={t("grant.passport")} tone="primary" id="passport">
      <div className="grid gap-4">
        <p>{t("grant.passport.lead")}</p>
        {passport ? (
          <Alert tone="success" title={t("grant.passport.once")} live>
            <div className="grid gap-2">
              <TextArea
                id="passport-token"
                label={t("grant.passport.token")}
                name="passport"
                rows={5}
                readOnly
                defaultValue={passport.token}
              />
              <CopyText text={passport.token} label={t("grant.passport.token")} short />
              <p>
                {t("grant.passport.expires")} <When at={passport.expiresAt} />
              </p>
            </div>
          </Alert>
        ) : null}
        {grant.mayIssue ? (
          <Form method="post">
            <Button type="submit" name="intent" value="issue-passport" variant="primary">
              {t(passport ? "grant.passport.again" : "grant.passport.issue")}
            </Button>
          </Form>
        ) : null}
        <details>
          <summary>{t("grant.passport.verify")}</summary>
          <ol className="mt-2 list-decimal pl-5 text-table">
            <li>
              {t("grant.passport.verify.keys")}{" "}
              <PlainLink href="/.well-known/jwks.json">/.well-known/jwks.json</PlainLink>
            </li>
            <li>{t("grant.passport.verify.signature")}</li>
            <li>{t("grant.passport.verify.claims")}</li>
            <li>{t("grant.passport.verify.time")}</li>
          </ol>
        </details>
      </div>
    </Card>
  );
}
