import { Form } from "@remix-run/react";
import { VOTE_CHOICES } from "~/domain/access/states";
import { REASON_LENGTH } from "~/domain/access/vote";
import { useNamed, useT } from "~/ui/i18n";
import { Button } from "~/ui/kit/form/Button";
import { RadioGroup } from "~/ui/kit/form/Choices";
import { FormActions } from "~/ui/kit/form/FormGrid";
import { TextArea } from "~/ui/kit/form/TextInput";
import { Card } from "~/ui/kit/layout/Card";
import { Status } from "~/ui/kit/status/Badge";
import { When } from "~/ui/kit/status/When";
import type { FieldErrors } from "../shapes";
import { TextLink } from "../TextLink";
import type { FormAnswer } from "../use-answer";
import { QuorumWords } from "./QuorumWords";
import type { CaseLine, VoteView } from "./shapes";

/** The vote on one dataset: its quorum in words, the form while it is open, the result after. */
export function LineVote({ line, answer }: { line: CaseLine; answer: FormAnswer }) {
  const named = useNamed();
  return (
    <Card title={named(line.title)} level={3} id={`vote-${line.lineId}`}>
      <div className="grid gap-5">
        {line.decision ? (
          <Decided decision={line.decision} />
        ) : (
          <QuorumWords quorum={line.quorum} long />
        )}
        {line.ownVote ? <OwnVote vote={line.ownVote} /> : null}
        {line.mayVote ? <VoteForm line={line} answer={answer} /> : null}
        {line.votes && line.votes.length > 0 ? <VoteList votes={line.votes} /> : null}
      </div>
    </Card>
  );
}

function VoteForm({ line, answer }: { line: CaseLine; answer: FormAnswer }) {
  const t = useT();
  const named = useNamed();
  // Several datasets stand on one page: an answer belongs to the one whose form was sent.
  const isMine = answer.values["lineId"] === line.lineId;
  const errors: FieldErrors = isMine ? answer.errors : {};
  const values: FormAnswer["values"] = isMine ? answer.values : {};
  const written = (field: string) => {
    const value = values[field];
    return typeof value === "string" ? value : undefined;
  };
  const idOf = (field: string) => (isMine ? field : `${field}-${line.lineId}`);
  return (
    <Form
      method="post"
      action={`#vote-${line.lineId}`}
      className="grid gap-5"
      noValidate
      aria-label={t("committee.vote.on", { title: named(line.title) })}
    >
      <input type="hidden" name="lineId" value={line.lineId} />
      <RadioGroup
        id={idOf("choice")}
        name="choice"
        label={t("committee.vote.choice")}
        layout="row"
        options={VOTE_CHOICES.map((choice) => ({
          value: choice,
          label: t(`committee.choice.${choice}`),
        }))}
        defaultValue={written("choice")}
        errors={errors["choice"]}
        required
      />
      <TextArea
        id={idOf("reason")}
        name="reason"
        label={t("committee.vote.reason")}
        hint={t("committee.vote.reason.hint")}
        rows={3}
        maxLength={REASON_LENGTH}
        defaultValue={written("reason")}
        errors={errors["reason"]}
        required
      />
      <TextArea
        id={idOf("conditions")}
        name="conditions"
        label={t("committee.vote.conditions")}
        hint={t("committee.vote.conditions.hint")}
        rows={3}
        defaultValue={written("conditions")}
        errors={errors["conditions"]}
      />
      <FormActions>
        <Button type="submit" name="intent" value="vote" variant="primary">
          {t("committee.vote.cast")}
        </Button>
        <p className="text-small text-ink-soft">{t("committee.vote.final")}</p>
      </FormActions>
    </Form>
  );
}

function Decided({ decision }: { decision: NonNullable<CaseLine["decision"]> }) {
  const t = useT();
  return (
    <div className="grid gap-2">
      <Status tone={decision.outcome === "approved" ? "success" : "danger"}>
        {t(`committee.outcome.${decision.outcome}`)}
      </Status>
      <p className="text-table">
        {t("committee.tally", decision.tally)} · <When at={decision.at} />
      </p>
      <Conditions conditions={decision.conditions} />
      <p className="text-small">
        <TextLink to={`/transparency/entries/${decision.logIndex}`}>
          {t("request.track.entry", { index: decision.logIndex })}
        </TextLink>
      </p>
    </div>
  );
}

export function Conditions({ conditions }: { conditions: readonly string[] }) {
  const t = useT();
  if (conditions.length === 0) return null;
  return (
    <div>
      <p className="text-small font-bold">{t("request.line.conditions")}</p>
      <ul className="list-disc pl-5 text-table">
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
    </div>
  );
}

function OwnVote({ vote }: { vote: VoteView }) {
  const t = useT();
  return (
    <p>
      {t("committee.vote.own", { choice: t(`committee.choice.${vote.choice}`) })} ·{" "}
      <When at={vote.at} />
    </p>
  );
}

function VoteList({ votes }: { votes: readonly VoteView[] }) {
  const t = useT();
  return (
    <details>
      <summary>{t("committee.votes.all", { count: votes.length })}</summary>
      <ul className="mt-2 grid gap-3">
        {votes.map((vote) => (
          <li key={`${vote.name}-${vote.at}`} className="border-l-2 border-line pl-3">
            <p className="font-bold">
              {vote.name} · {t(`committee.choice.${vote.choice}`)}
            </p>
            <p className="max-w-read whitespace-pre-wrap text-table">{vote.reason}</p>
            <Conditions conditions={vote.conditions} />
          </li>
        ))}
      </ul>
    </details>
  );
}
