import { Link } from "@remix-run/react";
import { useT } from "~/ui/i18n";
import { LinkButton } from "~/ui/kit/form/Button";
import { SearchBox } from "~/ui/kit/form/SearchBox";
import { Page } from "~/ui/kit/layout/PageHeader";
import { CallCard, type OpenCall } from "./CallCard";
import { FigureRow, type FigureRowProps } from "./FigureRow";
import { StepsAndPeople } from "./StepsAndPeople";

export type FrontPageProps = FigureRowProps & { call: OpenCall | null };

/** Words that people search for, in the language of the page. */
const POPULAR = ["front.popular1", "front.popular2", "front.popular3", "front.popular4"] as const;

function Hero({ call }: { call: OpenCall | null }) {
  const t = useT();
  return (
    <div className="border-b border-line bg-primary-soft">
      <div className="mx-auto grid max-w-work gap-10 px-4 py-10 sm:px-6 lg:grid-cols-[minmax(0,1fr)_23rem] lg:items-center lg:py-16">
        <div className="flex min-w-0 flex-col gap-5">
          <h1 className="text-display font-bold text-brand">{t("front.title")}</h1>
          <p className="max-w-read text-lead text-ink-soft">{t("front.lead")}</p>
          <SearchBox
            action="/catalogue"
            size="l"
            label={t("front.searchLabel")}
            placeholder={t("front.searchPlaceholder")}
          />
          <ul
            className="flex flex-wrap items-center gap-x-4 gap-y-1 text-table"
            aria-label={t("front.popular")}
          >
            <li aria-hidden="true" className="text-ink-faint">
              {t("front.popular")}
            </li>
            {POPULAR.map((word) => (
              <li key={word}>
                <Link
                  to={`/catalogue?q=${encodeURIComponent(t(word))}`}
                  className="prose-link inline-flex min-h-9 items-center"
                >
                  {t(word)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <CallCard call={call} />
      </div>
    </div>
  );
}

/** What this is in one sentence, the way in, the open call, the live figures, how it works. */
export function FrontPage({ call, ...figures }: FrontPageProps) {
  const t = useT();
  return (
    <>
      <Hero call={call} />
      <Page>
        <FigureRow {...figures} />
        <StepsAndPeople />
        <div className="flex flex-wrap gap-3 border-t border-line pt-8">
          <LinkButton to="/catalogue" variant="primary" size="l" icon="search">
            {t("front.browse")}
          </LinkButton>
          <LinkButton to="/transparency" variant="secondary" size="l" icon="shield">
            {t("front.verify")}
          </LinkButton>
        </div>
      </Page>
    </>
  );
}
