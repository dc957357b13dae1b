import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";

/** So often the page of the log asks for its figures again. */
export const RENEWAL_SECONDS = 15;

/**
 * Asks the loaders again at an interval while the page is looked at, and at once when somebody comes
 * back to it. @returns whether that is going on: not before the page is alive, not without script
 */
export function useRenewal(): boolean {
  const { revalidate, state } = useRevalidator();
  const [isAlive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    const renew = () => {
      if (document.visibilityState === "visible" && state === "idle") revalidate();
    };
    const timer = setInterval(renew, RENEWAL_SECONDS * 1_000);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [revalidate, state]);
  return isAlive;
}
