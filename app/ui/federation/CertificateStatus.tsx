import { useT } from "~/ui/i18n";
import { Status } from "~/ui/kit/status/Badge";

/** How far a certificate has come, as the same word everywhere. */
export function CertificateStatus({
  certificate: { status, isMoving = false },
}: {
  certificate: {
    readonly status: "requested" | "minted";
    readonly isMoving?: boolean | undefined;
  };
}) {
  const t = useT();
  if (status === "requested")
    return <Status tone="info">{t("certificate.status.requested")}</Status>;
  return isMoving ? (
    <Status tone="warning">{t("certificate.status.moving")}</Status>
  ) : (
    <Status tone="success">{t("certificate.status.minted")}</Status>
  );
}
