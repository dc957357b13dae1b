import type { FileFormat, QualityCheck, Variable } from "~/domain/catalogue/record";
import { type Draft, type HashedFile, yearsOf } from "../draft";

/** One recording of either format, as far as it may be spoken of. */
export type Recording = {
  readonly files: readonly (HashedFile & { readonly format: FileFormat })[];
  readonly year: number | null;
  readonly signals: readonly {
    readonly label: string;
    readonly unit: string;
    readonly samplingHz: number;
  }[];
  /** Kind of signals where the format says so. */
  readonly kind?: string;
};

const KINDS: readonly { kind: string; sign: RegExp }[] = [
  { kind: "ECG", sign: /^(ecg|ekg|mlii|ml[1-6]|m?v[1-6]r?|i{1,3}|av[rlf]|v[xyz]|d[1-4])\b/i },
  { kind: "EEG", sign: /^(eeg|fp[12z]|[fcpot][z0-9]{1,2}(-|$)|a[12]$|m[12]$)/i },
  { kind: "EOG", sign: /^eog/i },
  { kind: "EMG", sign: /^(emg|chin|leg)/i },
  { kind: "PPG", sign: /^(ppg|pleth|spo2|sao2)/i },
  { kind: "ABP", sign: /^(abp|art|bp|cvp|pap|icp)\b/i },
  { kind: "RESP", sign: /^(resp|flow|airflow|thor|abdo)/i },
];

/**
 * One dataset of recordings of one format. The formats name no person, so persons stay unknown; a
 * signal is a variable whose values are not shown.
 */
export function draftSignals(
  recordings: readonly Recording[],
  { format, thisYear, cut }: { format: "WFDB" | "EDF"; thisYear: number; cut: number },
): Draft {
  const variables = variablesOf(recordings);
  const kinds = new Set(recordings.flatMap((one) => one.signals.map(({ label }) => kindOf(label))));
  const checks: QualityCheck[] = [
    {
      category: "conformance",
      check: "file-complete",
      subject: "recordings",
      passed: recordings.length,
      total: recordings.length + cut,
    },
    ...variables.map(
      (variable): QualityCheck => ({
        category: "completeness",
        check: "value-present",
        subject: `recordings.${variable.name}`,
        passed: Math.round(recordings.length * (1 - variable.nullRate)),
        total: recordings.length,
      }),
    ),
  ];
  return {
    dataType: "biosignal",
    modalities: [...[...kinds].filter((kind) => kind !== null).sort(), format],
    persons: null,
    studyCount: null,
    recordCount: recordings.length,
    recordUnit: "recording",
    years: yearsOf(
      recordings.map(({ year }) => year),
      thisYear,
    ),
    files: recordings.flatMap(({ files }) => files),
    tables:
      variables.length === 0
        ? []
        : [{ name: "recordings", rowCount: recordings.length, cellUnit: "row", variables }],
    checks,
  };
}

const kindOf = (label: string): string | null =>
  KINDS.find(({ sign }) => sign.test(label))?.kind ?? null;

function variablesOf(recordings: readonly Recording[]): Variable[] {
  const signals = new Map<string, { unit: string; rates: Set<number>; count: number }>();
  for (const { signals: own } of recordings) {
    const seen = new Set<string>();
    for (const { label, unit, samplingHz } of own) {
      const signal = signals.get(label) ?? { unit, rates: new Set<number>(), count: 0 };
      signal.rates.add(samplingHz);
      if (!seen.has(label)) signal.count += 1;
      seen.add(label);
      signals.set(label, signal);
    }
  }
  return [...signals].map(([name, { unit, rates, count }]) => ({
    name,
    type: "signal",
    unit: [unit, ratesOf(rates)].filter(Boolean).join(" @ ") || null,
    nullRate: Number((1 - count / recordings.length).toFixed(3)),
    distinctCount: null,
    range: null,
    topValues: [],
    hasOtherValues: true,
    histogram: [],
    withheld: "not-tabular",
  }));
}

function ratesOf(rates: ReadonlySet<number>): string {
  const sorted = [...rates].filter((rate) => rate > 0).sort((a, b) => a - b);
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return "";
  const shown = (rate: number) => `${Number(rate.toPrecision(6))}`;
  return low === high ? `${shown(low)} Hz` : `${shown(low)}–${shown(high)} Hz`;
}
