import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { runtime } from "~/runtime.server";
import styles from "~/styles/app.css?url";
import { useLocale } from "~/ui/i18n";
import { useNonce } from "~/ui/nonce";
import { PageWords } from "~/ui/page-words";
import { ErrorPage, titleOfError } from "~/ui/shell/ErrorPage";
import { Shell } from "~/ui/shell/Shell";
import { titledBy } from "~/ui/title";
import { type Frame, useFrame } from "~/ui/viewer";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** The title of a page that failed; every other page has its own. */
export const meta: MetaFunction = (args) =>
  titledBy((t) => (args.error ? titleOfError(t, args.error) : t("common.tagline")))(args);

/** The frame around every page: language, theme, who is here. */
export function loader({ context }: LoaderFunctionArgs): Frame {
  const { session } = context;
  return {
    locale: context.locale,
    theme: context.theme,
    demo: context.isDemo,
    now: runtime.now(),
    requestId: context.requestId,
    viewer: session && {
      personId: session.personId,
      name: session.displayName,
      role: session.actor.role,
      organisationId: session.actor.organisationId,
      organisation: session.organisation,
    },
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const locale = useLocale();
  const frame = useFrame();
  return (
    <html lang={locale} data-theme={frame?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell frame={frame}>{children}</Shell>
        <PageWords />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} />;
}
