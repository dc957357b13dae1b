/** Plays the organisations, people and committees of the demo world through the commands. */

import { establishCommittee } from "~/commands/access/establish-committee.server";
import { enrolPerson } from "~/commands/identity/enrol-person.server";
import { registerOrganisation } from "~/commands/identity/register-organisation.server";
import type { Seat } from "~/domain/access/states";
import type { Role } from "~/domain/identity/role";
import { diceOf } from "~db/seed/dice";
import { DEMO_CONSORTIA, DEMO_HOSPITALS, type DemoHospital } from "~db/seed/hospitals";
import { inventedName, POLICY_SHAPES } from "~db/seed/people";
import { done, type SeedDeps } from "./seed-deps";

export type SeededHospital = DemoHospital & {
  readonly id: string;
  readonly consortiumId: string;
  /** Voting members first the chair, then two internal and two external ones. */
  readonly voters: readonly string[];
  readonly secretaryId: string;
  readonly dataOfficerId: string;
};

export type Institutions = {
  readonly hospitals: readonly SeededHospital[];
  readonly managerId: string;
  readonly programmeId: string;
};

type Enrolee = { organisationId: string; role: Role; subject: string; displayName: string };

/** Everybody of the demo world signs in by choosing a name: the issuer is `demo`. */
export async function enrol(deps: SeedDeps, person: Enrolee): Promise<string> {
  const outcome = await enrolPerson(deps, {
    issuer: "demo",
    actorId: "system",
    at: deps.at,
    ...person,
  });
  return done(outcome).personId;
}

const SEATS: readonly { seat: Seat; isExternal: boolean; title: string }[] = [
  { seat: "chair", isExternal: false, title: "위원장" },
  { seat: "member", isExternal: false, title: "위원" },
  { seat: "member", isExternal: false, title: "위원" },
  { seat: "member", isExternal: true, title: "외부위원" },
  { seat: "member", isExternal: true, title: "외부위원" },
  { seat: "secretary", isExternal: false, title: "간사" },
];

async function openHospital(
  deps: SeedDeps,
  hospital: DemoHospital,
  consortiumId: string,
): Promise<SeededHospital> {
  const at = deps.at;
  const place = DEMO_HOSPITALS.indexOf(hospital);
  const dice = diceOf(1_000 + place);
  const { nameKo, nameEn, region } = hospital;
  const registered = await registerOrganisation(deps, {
    kind: "hospital",
    nameKo,
    nameEn,
    region,
    consortiumId,
    enterpriseSize: null,
    isDemo: true,
    actorId: "system",
    at,
  });
  const id = done(registered).organisationId;
  const members: { personId: string; seat: Seat; isExternal: boolean }[] = [];
  for (const [i, { seat, isExternal, title }] of SEATS.entries()) {
    const displayName = `${inventedName(dice)} ${title}`;
    const subject = `${hospital.key}-drb-${i + 1}`;
    const personId = await enrol(deps, {
      organisationId: id,
      role: "committee",
      subject,
      displayName,
    });
    members.push({ personId, seat, isExternal });
  }
  const shape = POLICY_SHAPES[place % POLICY_SHAPES.length];
  if (!shape) throw new RangeError("no policy shape");
  done(
    await establishCommittee(deps, {
      hospitalId: id,
      policy: { ...shape, tie: "refused" },
      members,
      actor: SYSTEM,
      at,
    }),
  );
  const dataOfficerId = await enrol(deps, {
    organisationId: id,
    role: "data-office",
    subject: `${hospital.key}-office`,
    displayName: `${inventedName(dice)} 데이터 담당`,
  });
  const voters = members.filter((one) => one.seat !== "secretary").map((one) => one.personId);
  const secretaryId = members.find((one) => one.seat === "secretary")?.personId ?? "";
  return { ...hospital, id, consortiumId, voters, secretaryId, dataOfficerId };
}

/** The seed acts as the system of a programme manager: nobody else exists yet. */
const SYSTEM = { personId: "system", organisationId: "system", role: "programme-manager" } as const;

export async function openInstitutions(deps: SeedDeps): Promise<Institutions> {
  const common = {
    region: null,
    consortiumId: null,
    enterpriseSize: null,
    isDemo: true,
    actorId: "system",
    at: deps.at,
  };
  const hospitals: SeededHospital[] = [];
  for (const consortium of DEMO_CONSORTIA) {
    const { nameKo, nameEn } = consortium;
    const registered = await registerOrganisation(deps, {
      ...common,
      kind: "consortium",
      nameKo,
      nameEn,
    });
    const consortiumId = done(registered).organisationId;
    // One after the other, so that ids fall the same on every machine.
    for (const one of consortium.hospitals)
      hospitals.push(await openHospital(deps, one, consortiumId));
  }
  const programme = await registerOrganisation(deps, {
    ...common,
    kind: "programme",
    nameKo: "데이터 바우처 사업단(가상)",
    nameEn: "Data Voucher Programme Office (fictional)",
  });
  const programmeId = done(programme).organisationId;
  const managerId = await enrol(deps, {
    organisationId: programmeId,
    role: "programme-manager",
    subject: "programme-1",
    displayName: "도하람(가상) 사업 관리자",
  });
  await enrol(deps, {
    organisationId: programmeId,
    role: "programme-manager",
    subject: "programme-2",
    displayName: "차이슬(가상) 사업 관리자",
  });
  const audit = await registerOrganisation(deps, {
    ...common,
    kind: "audit",
    nameKo: "독립 감사실(가상)",
    nameEn: "Independent Audit Office (fictional)",
  });
  await enrol(deps, {
    organisationId: done(audit).organisationId,
    role: "auditor",
    subject: "auditor-1",
    displayName: "마루온(가상) 감사인",
  });
  return { hospitals, managerId, programmeId };
}
