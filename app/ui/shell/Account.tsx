import { useNamed, useT } from "~/ui/i18n";
import { Button, LinkButton } from "~/ui/kit/form/Button";
import { Icon } from "~/ui/kit/layout/Icon";
import type { Viewer } from "~/ui/viewer";

/** Who is signed in, as what and for whom; or the way in. */
export function Account({ viewer }: { viewer: Viewer | null }) {
  const t = useT();
  const named = useNamed();
  if (!viewer)
    return (
      <LinkButton to="/sign-in" variant="secondary" size="s" icon="person">
        {t("common.signIn")}
      </LinkButton>
    );
  return (
    <div className="flex flex-wrap items-center gap-3">
      <div className="flex items-center gap-2 text-table leading-tight">
        <Icon name="person" className="size-6 text-ink-faint" />
        <span className="flex flex-col">
          <span className="font-bold">{t("common.signedInAs", { name: viewer.name })}</span>
          <span className="text-small text-ink-faint">
            {named(viewer.organisation)} · {t(`common.role.${viewer.role}`)}
          </span>
        </span>
      </div>
      <form method="post" action="/sign-out">
        <Button type="submit" variant="tertiary" size="s">
          {t("common.signOut")}
        </Button>
      </form>
    </div>
  );
}
