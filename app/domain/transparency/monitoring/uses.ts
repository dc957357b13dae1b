import { factOf } from "./entries";
import type { Finding, FindingCode } from "./finding";
import type { GrantRow, PlacedEvent } from "./grants";
import { CLOCK_TOLERANCE_MS } from "./moments";

/** A visa as its table has it; moments are UTC milliseconds. */
export type VisaRow = {
  readonly id: string;
  readonly grantId: string;
  readonly personId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
};

/** A use of data as its table has it. */
export type UseRow = {
  readonly id: string;
  readonly grantId: string;
  readonly visaId: string;
  readonly kind: string;
  readonly objectSha256: string;
  readonly amount: number;
  readonly servedAt: number;
  readonly recordedAt: number;
  readonly reportId: string;
  readonly nodeKeyId: string;
  readonly logIndex: number;
};

type Compared = readonly (readonly [field: string, expected: string, actual: string])[];

/** One finding for each pair that differs. */
const differences = (code: FindingCode, subject: string, compared: Compared): Finding[] =>
  compared
    .filter(([, expected, actual]) => expected !== actual)
    .map(([field, expected, actual]) => ({
      code,
      subject: `${subject}:${field}`,
      expected,
      actual,
    }));

/** Compares a visa that the log says was issued with its row and with the grant it stands on. */
export function checkVisaEvent(
  { event }: PlacedEvent,
  { visa, grant }: { visa: VisaRow | undefined; grant: GrantRow | undefined },
): Finding[] {
  const id = factOf(event, "visaId");
  const subject = `visa:${id}`;
  if (!visa) return [{ code: "visa-missing", subject, expected: id, actual: "none" }];
  const findings = differences("visa-differs", subject, [
    ["grantId", event.subjectId, visa.grantId],
    ["personId", factOf(event, "personId"), visa.personId],
    ["issuedAt", String(event.at), String(visa.issuedAt)],
    ["expiresAt", factOf(event, "expiresAt"), String(visa.expiresAt)],
  ]);
  // A grant that is gone altogether is told by its own finding.
  if (!grant) return findings;
  const isWithin = event.at >= grant.from && Number(factOf(event, "expiresAt")) <= grant.until;
  if (isWithin) return findings;
  const expected = `${grant.from}–${grant.until}`;
  const actual = `${event.at}–${factOf(event, "expiresAt")}`;
  return [...findings, { code: "visa-outside-grant", subject, expected, actual }];
}

/** Compares a use that the log tells with its row and with the grant it stands on. */
export function checkUseEvent(
  { event, logIndex }: PlacedEvent,
  { use, grant }: { use: UseRow | undefined; grant: GrantRow | undefined },
): Finding[] {
  if (!use) {
    const subject = `entry:${logIndex}`;
    return [{ code: "use-missing", subject, expected: event.type, actual: "none" }];
  }
  const subject = `use:${use.id}`;
  const named = (field: string, actual: string): Compared[number] => [
    field,
    factOf(event, field),
    actual,
  ];
  return [
    ...differences("use-differs", subject, [
      ["kind", event.type, use.kind],
      ["recordedAt", String(event.at), String(use.recordedAt)],
      ["useId", factOf(event, "useId"), use.id],
      named("nodeKeyId", use.nodeKeyId),
      named("grantId", use.grantId),
      named("visaId", use.visaId),
      named("objectSha256", use.objectSha256),
      named("amount", String(use.amount)),
      named("servedAt", String(use.servedAt)),
      named("reportId", use.reportId),
    ]),
    ...periodFindings(subject, Number(factOf(event, "servedAt")), grant),
  ];
}

function periodFindings(subject: string, servedAt: number, grant: GrantRow | undefined): Finding[] {
  if (!grant) return [];
  const end = Math.min(grant.until, grant.endedAt ?? grant.until);
  const [least, most] = [grant.from - CLOCK_TOLERANCE_MS, end + CLOCK_TOLERANCE_MS];
  if (servedAt >= least && servedAt < most) return [];
  const expected = `${grant.from}–${end}`;
  return [{ code: "use-outside-grant", subject, expected, actual: String(servedAt) }];
}
