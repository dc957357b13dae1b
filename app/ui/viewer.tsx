import { useRouteLoaderData } from "@remix-run/react";
import type { Role } from "~/domain/identity/role";
import type { Locale } from "~/messages/locale";
import type { Named } from "./i18n";

/** The person who looks at the page, as far as the browser may know. */
export type Viewer = {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly organisation: Named;
};

export type Theme = "light" | "dark" | "high-contrast";

/** What the frame around every page needs; the root loader sends it. */
export type Frame = {
  readonly locale: Locale;
  /** null: as the device prefers. */
  readonly theme: Theme | null;
  readonly viewer: Viewer | null;
  /** Whether this is the demo world, which every page must say. */
  readonly demo: boolean;
  /** UTC milliseconds on the server, so that both renders agree on “2 minutes ago”. */
  readonly now: number;
  /** Names the request of this page in the hub's log; the page of a fault asks a person to tell it. */
  readonly requestId: string;
};

/** The frame, or undefined where the root loader itself failed. */
export const useFrame = (): Frame | undefined =>
  useRouteLoaderData<Frame>("root") as Frame | undefined;

/** Who is signed in, or null. */
export const useViewer = (): Viewer | null => useFrame()?.viewer ?? null;

/** The server's moment of this page in UTC milliseconds. */
export const useNow = (): number => useFrame()?.now ?? 0;
