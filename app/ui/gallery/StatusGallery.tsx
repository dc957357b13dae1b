import type { GalleryWords } from "~/messages/gallery";
import { Button } from "~/ui/kit/form/Button";
import { Alert } from "~/ui/kit/status/Alert";
import { Badge, Status } from "~/ui/kit/status/Badge";
import { EmptyState } from "~/ui/kit/status/EmptyState";
import { Money } from "~/ui/kit/status/Money";
import { Refusal } from "~/ui/kit/status/Refusal";
import { Progress, Skeleton } from "~/ui/kit/status/Skeleton";
import { Stat, StatRow } from "~/ui/kit/status/Stat";
import { Stepper } from "~/ui/kit/status/Stepper";
import { Timeline, type TimelineState } from "~/ui/kit/status/Timeline";
import { Verdict } from "~/ui/kit/status/Verdict";
import { When } from "~/ui/kit/status/When";
import { useNow } from "~/ui/viewer";

const TONES = ["neutral", "info", "success", "warning", "danger", "primary"] as const;
const ALERTS = ["info", "success", "warning", "danger"] as const;

function Small({ w }: { w: GalleryWords }) {
  const now = useNow();
  const states = [w.stateDraft, w.stateReview, w.stateApproved, w.stateWaiting, w.stateRefused];
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-3">
        {TONES.map((tone, at) => (
          <Badge key={tone} tone={tone} icon={at === 1 ? "image" : undefined}>
            {w.types[at % w.types.length]}
          </Badge>
        ))}
      </div>
      <div className="flex flex-wrap gap-5">
        {states.map((word, at) => (
          <Status key={word} tone={TONES[at] ?? "neutral"}>
            {word}
          </Status>
        ))}
        <Status tone="warning" shape="pause">
          {w.stateWaiting}
        </Status>
      </div>
      <div className="flex flex-wrap items-start gap-6">
        <Verdict verdict="yes" reason={w.reason} />
        <Verdict verdict="no" reason={w.reason} />
        <Verdict verdict="ask" />
        <Verdict verdict="yes" size="l" />
      </div>
      <div className="flex flex-col gap-1">
        <Money amount={320_000_000} />
        <Money amount={-1_234_567} />
        <Money amount={-70_000_000} reading sign="always" />
        <When at={now - 125_000} />
        <When at={now + 3 * 86_400_000} workingDaysLeft={3} />
      </div>
    </div>
  );
}

const STATES: readonly TimelineState[] = ["done", "done", "now", "next"];

/** Words with shape and colour, figures, alerts, what is under way. */
export function StatusGallery({ w }: { w: GalleryWords }) {
  const now = useNow();
  return (
    <div className="flex flex-col gap-8">
      <Small w={w} />
      <StatRow>
        <Stat label={w.columns.persons} value="18,412" note={w.nameHint} href="/kit" />
        <Stat label={w.columns.days} value="12.5" unit={w.columns.days} proofHref="/kit" />
        <Stat label={w.columns.price} value="₩320,000,000" />
      </StatRow>
      <Stepper
        label={w.steps[0] ?? ""}
        steps={w.steps.map((label, at) => ({
          id: label,
          label,
          state: (["done", "error", "now", "next", "next"] as const)[at] ?? "next",
          href: at < 2 ? "/kit" : undefined,
        }))}
      />
      <Timeline
        label={w.timeline[0] ?? ""}
        items={w.timeline.map((title, at) => ({
          id: title,
          title,
          state: STATES[at] ?? "next",
          at: at < 3 ? now - (3 - at) * 86_400_000 : undefined,
          body: at === 2 ? w.alert : undefined,
        }))}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        {ALERTS.map((tone) => (
          <Alert
            key={tone}
            tone={tone}
            title={w.alertTitle}
            actions={<Button size="s">{w.save}</Button>}
          >
            {w.alert}
          </Alert>
        ))}
        <Refusal refusal={{ code: "not-allowed" }} />
        <Refusal refusal={{ code: "a-code-without-words" }} />
      </div>
      <EmptyState
        title={w.empty}
        icon="basket"
        action={<Button variant="primary">{w.details}</Button>}
      >
        {w.emptyWhy}
      </EmptyState>
      <Skeleton lines={3} />
      <Progress label={w.file} value={1_234} max={5_000} />
    </div>
  );
}
