import type { GrantStatus } from "~/domain/access/states";
import { useT } from "~/ui/i18n";
import { Status } from "~/ui/kit/status/Badge";

const TONES = { active: "success", revoked: "danger", expired: "neutral" } as const;

/** Whether a grant is in force, as the same word everywhere. */
export function GrantStatusMark({ status }: { status: GrantStatus }) {
  const t = useT();
  return <Status tone={TONES[status]}>{t(`grant.status.${status}`)}</Status>;
}
