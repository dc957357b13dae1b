import { useLocation, useNavigation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useT } from "~/ui/i18n";
import type { Frame } from "~/ui/viewer";
import { Footer } from "./Footer";
import { Masthead } from "./Masthead";
import { Strip } from "./Strip";

/** A thin line at the top while the next page is on its way; it shows after 200 ms. */
function Waiting() {
  const t = useT();
  const navigation = useNavigation();
  if (navigation.state === "idle") return null;
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-50 print:hidden">
      <span className="skeleton-line block h-1 rounded-none" />
      <span className="sr-only">{t("kit.loading")}</span>
    </div>
  );
}

/** After a step without a full load: says the new title, and moves a lost focus to the content. */
function Arrival() {
  const { pathname } = useLocation();
  const [arrived, setArrived] = useState("");
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    setArrived(document.title);
    if (document.activeElement === document.body)
      document.getElementById("main")?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <p role="status" className="sr-only">
      {arrived}
    </p>
  );
}

/** The frame around every page. The page itself stands in `main`. */
export function Shell({ frame, children }: { frame: Frame | undefined; children: ReactNode }) {
  const t = useT();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="absolute start-2 top-2 z-50 rounded-md bg-primary px-4 py-2 font-bold text-on-primary not-focus:sr-only"
      >
        {t("common.skip")}
      </a>
      <Waiting />
      <Arrival />
      <Strip frame={frame} />
      <Masthead frame={frame} />
      <main id="main" tabIndex={-1} className="flex-1">
        {children}
      </main>
      <Footer />
    </div>
  );
}
