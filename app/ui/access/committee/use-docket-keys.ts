import { useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { useHydrated } from "~/ui/hydrated";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** j: next case, k: the one before, v: to its vote. Answers whether the keys work yet. */
export function useDocketKeys(): boolean {
  const navigate = useNavigate();
  const hydrated = useHydrated();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      // The narrow layout may draw a row twice; only what is on screen counts.
      const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-docket-link]")].filter(
        (link) => link.offsetParent !== null,
      );
      const at = links.indexOf(document.activeElement as HTMLAnchorElement);
      if (event.key === "j") links[Math.min(at + 1, links.length - 1)]?.focus();
      else if (event.key === "k") links[Math.max(at - 1, 0)]?.focus();
      else if (event.key === "v" && at >= 0) {
        const path = links[at]?.getAttribute("href");
        if (path) navigate(`${path}#vote`);
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate]);
  return hydrated;
}
