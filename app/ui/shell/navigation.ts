import type { Role } from "~/domain/identity/role";
import type { MessageKey } from "~/messages/messages";
import type { IconName } from "../kit/layout/Icon";

export type Place = { to: string; words: MessageKey; icon: IconName };

const CATALOGUE: Place = { to: "/catalogue", words: "common.nav.catalogue", icon: "search" };
const TRANSPARENCY: Place = {
  to: "/transparency",
  words: "common.nav.transparency",
  icon: "shield",
};
const PROGRAMME: Place = { to: "/programme", words: "common.nav.programme", icon: "chart" };
const HOSPITAL: Place = { to: "/hospital", words: "common.nav.hospital", icon: "hospital" };
const COMMITTEE: Place = { to: "/committee", words: "common.nav.committee", icon: "vote" };

const OF_ROLE: Record<Role, readonly Place[]> = {
  company: [
    { to: "/basket", words: "common.nav.basket", icon: "basket" },
    { to: "/requests", words: "common.nav.requests", icon: "file" },
    { to: "/wallet", words: "common.nav.wallet", icon: "wallet" },
  ],
  "data-office": [HOSPITAL],
  committee: [COMMITTEE],
  "programme-manager": [PROGRAMME],
  auditor: [PROGRAMME],
};

/** The main menu of a role; a visitor sees what is public. */
export const placesOf = (role: Role | undefined): readonly Place[] => [
  CATALOGUE,
  ...(role ? OF_ROLE[role] : []),
  TRANSPARENCY,
];
