import { useEffect, useState } from "react";

/** False in the server's page and the first render of the browser, true from then on. */
export function useHydrated(): boolean {
  const [hydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return hydrated;
}
