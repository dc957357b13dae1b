import { Link } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { classes } from "~/ui/kit/classes";
import { Icon } from "~/ui/kit/layout/Icon";
import type { Frame } from "~/ui/viewer";

/** The line above everything: that this is a demo, or why the site can be trusted. */
export function Strip({ frame }: { frame: Frame | undefined }) {
  const t = useT();
  const demo = frame?.demo ?? false;
  return (
    <section
      data-shell
      aria-label={t("common.notice")}
      className={
        demo
          ? "border-b border-warning-line bg-warning-soft text-ink"
          : "border-b border-line bg-sunken text-ink-soft"
      }
    >
      <p className="mx-auto flex max-w-work gap-2 px-4 py-1.5 text-small sm:px-6">
        <Icon
          name={demo ? "warning" : "shield"}
          className={classes("mt-[0.2em]", demo ? "text-warning" : "text-primary")}
        />
        <span>
          {t(demo ? "common.demo" : "common.trust")}{" "}
          <Link
            to={demo ? "/sign-in" : "/transparency"}
            className="whitespace-nowrap underline underline-offset-4 hover:text-primary"
          >
            {t(demo ? "common.demoLink" : "common.trustLink")}
          </Link>
        </span>
      </p>
    </section>
  );
}
