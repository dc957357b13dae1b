import { Form } from "@remix-run/react";
import { ROLES, type Role } from "~/domain/identity/role";
import { useNamed, useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { MembershipButtons } from "./MembershipButtons";
import type { MembershipChoice } from "./membership-choice";

/** More people than this are folded away by institution. */
const SHOWN_AT_ONCE = 12;

function byOrganisation(choices: readonly MembershipChoice[]): MembershipChoice[][] {
  const groups = new Map<string, MembershipChoice[]>();
  for (const choice of choices) {
    const group = groups.get(choice.organisation.ko);
    if (group) group.push(choice);
    else groups.set(choice.organisation.ko, [choice]);
  }
  return [...groups.values()];
}

function RolePeople({ role, choices }: { role: Role; choices: readonly MembershipChoice[] }) {
  const t = useT();
  const named = useNamed();
  return (
    <Section level={3} title={t(`common.role.${role}`)} lead={t(`identity.demo.${role}`)}>
      {choices.length <= SHOWN_AT_ONCE ? (
        <MembershipButtons choices={choices} />
      ) : (
        <div className="flex flex-col gap-2">
          {byOrganisation(choices).map((group) => (
            <details key={group[0]?.value} className="rounded-md border border-line bg-surface">
              <summary className="min-h-11 cursor-pointer px-4 py-2.5">
                {group[0] ? named(group[0].organisation) : null}{" "}
                <span className="text-table text-ink-soft">
                  {t("identity.demo.people", { count: group.length })}
                </span>
              </summary>
              <div className="px-4 pb-4">
                <MembershipButtons choices={group} />
              </div>
            </details>
          ))}
        </div>
      )}
    </Section>
  );
}

/** The invented people by role; choosing one signs in as that person. */
export function DemoPeople({
  choices,
  next,
}: {
  choices: readonly MembershipChoice[];
  next: string;
}) {
  const t = useT();
  if (choices.length === 0) return <EmptyState title={t("identity.demo.empty")} />;
  return (
    <Form method="post" action="/sign-in/demo" reloadDocument>
      <input type="hidden" name="next" value={next} />
      {ROLES.map((role) => (
        <RolePeople
          key={role}
          role={role}
          choices={choices.filter((choice) => choice.role === role)}
        />
      ))}
    </Form>
  );
}
