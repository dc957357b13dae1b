import { useT } from "~/ui/i18n";
import { Section } from "~/ui/kit/layout/Card";
import { Icon, type IconName } from "~/ui/kit/layout/Icon";

const STEPS = [
  { title: "front.step1", body: "front.step1Body", icon: "search" },
  { title: "front.step2", body: "front.step2Body", icon: "basket" },
  { title: "front.step3", body: "front.step3Body", icon: "vote" },
  { title: "front.step4", body: "front.step4Body", icon: "shield" },
] as const;

const PEOPLE = [
  { title: "front.whomCompany", body: "front.whomCompanyBody", icon: "building" },
  { title: "front.whomHospital", body: "front.whomHospitalBody", icon: "hospital" },
  { title: "front.whomProgramme", body: "front.whomProgrammeBody", icon: "chart" },
  { title: "front.whomAuditor", body: "front.whomAuditorBody", icon: "person" },
] as const;

function StepNumber({ number, icon }: { number: number; icon: IconName }) {
  return (
    <span className="flex items-center gap-2 text-primary">
      <span className="tabular flex size-8 items-center justify-center rounded-full bg-primary text-table font-bold text-on-primary">
        {number}
      </span>
      <Icon name={icon} className="size-6" />
    </span>
  );
}

/** How it works, and what each kind of person gets from it. */
export function StepsAndPeople() {
  const t = useT();
  return (
    <>
      <Section title={t("front.steps")}>
        <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map((step, at) => (
            <li key={step.title} className="flex flex-col gap-2 rounded-lg border border-line p-5">
              <StepNumber number={at + 1} icon={step.icon} />
              <h3 className="text-title-3 font-bold">{t(step.title)}</h3>
              <p className="text-table text-ink-soft">{t(step.body)}</p>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("front.whom")}>
        <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
          {PEOPLE.map((person) => (
            <li key={person.title} className="flex gap-4 border-t border-line pt-4">
              <Icon name={person.icon} className="mt-1 size-7 text-primary" />
              <div>
                <h3 className="font-bold">{t(person.title)}</h3>
                <p className="text-table text-ink-soft">{t(person.body)}</p>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
