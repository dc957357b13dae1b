import type * as v from "valibot";
import { appointSubstitute } from "~/commands/access/appoint-substitute.server";
import { castVote } from "~/commands/access/cast-vote.server";
import { declareConflict } from "~/commands/access/declare-conflict.server";
import type { Actor } from "~/domain/identity/role";
import { runtime } from "~/runtime.server";
import type { CaseForm } from "./forms";

/** Does what a committee person asked for in one case, by the command of that name. */
export function act(
  form: v.InferOutput<typeof CaseForm>,
  { reviewId, actor }: { readonly reviewId: string; readonly actor: Actor },
) {
  const by = { reviewId, actor, at: runtime.now() };
  if (form.intent === "declare") {
    const hasConflict = form.hasConflict === "yes";
    return declareConflict(runtime, { ...by, hasConflict, reason: form.reason });
  }
  if (form.intent === "appoint") {
    const { personId, isExternal } = form;
    return appointSubstitute(runtime, { ...by, personId, isExternal });
  }
  const { lineId, choice, reason, conditions } = form;
  return castVote(runtime, { ...by, lineId, choice, reason, conditions });
}
