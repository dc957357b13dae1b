import * as v from "valibot";
import { VOTE_CHOICES } from "~/domain/access/states";
import { CONDITION_LENGTH, MAX_CONDITIONS, REASON_LENGTH } from "~/domain/access/vote";
import { isIdOf } from "~/domain/shared/id";

const text = v.pipe(
  v.optional(v.string(), ""),
  v.transform((written) => written.replace(/\r\n?/g, "\n").trim()),
  v.maxLength(REASON_LENGTH),
);

/** A conflict names its relation; without one there is nothing to say. */
const DeclareForm = v.pipe(
  v.object({
    intent: v.literal("declare"),
    hasConflict: v.picklist(["yes", "no"]),
    reason: text,
  }),
  v.forward(
    v.check(
      ({ hasConflict, reason }) => hasConflict === "no" || reason !== "",
      "committee.conflict.reason-needed",
    ),
    ["reason"],
  ),
);

/** One condition a line of the text area; empty lines are nothing. */
const conditions = v.pipe(
  v.optional(v.string(), ""),
  v.transform((written) =>
    written
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
  v.maxLength(MAX_CONDITIONS, "committee.vote.conditions.too-many"),
  v.check(
    (lines) => lines.every((line) => line.length <= CONDITION_LENGTH),
    "committee.vote.conditions.too-long",
  ),
);

const VoteForm = v.object({
  intent: v.literal("vote"),
  lineId: v.pipe(
    v.string(),
    v.check((id) => isIdOf("requestLine", id), "form.wrong"),
  ),
  choice: v.picklist(VOTE_CHOICES),
  reason: v.pipe(text, v.minLength(1, "form.missing")),
  conditions,
});

const AppointForm = v.object({
  intent: v.literal("appoint"),
  personId: v.pipe(
    v.string(),
    v.nonEmpty("form.missing"),
    v.check((id) => isIdOf("person", id), "form.not-a-choice"),
  ),
  isExternal: v.pipe(
    v.optional(v.string(), ""),
    v.transform((value) => value === "on"),
  ),
});

/** Everything that the page of a case can post, told apart by its intent. */
export const CaseForm = v.variant("intent", [DeclareForm, VoteForm, AppointForm]);
